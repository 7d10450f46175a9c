/** The code of a failed operation (`ECONNREFUSED`, `28P01` …), also of the error inside; '' where there is none. */
export function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return '';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  // Several addresses of one name were tried.
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  return 'cause' in cause ? codeOf(cause.cause) : '';
}

export function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || codeOf(cause) || cause.name;
}

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EDNS', 'EAI_NODATA']);
const REFUSED = new Set(['ECONNREFUSED']);
const SILENT = new Set([
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
  'TimeoutError'
]);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|certificate|self.signed/i;
const NOT_TLS = /WRONG_VERSION_NUMBER|wrong version number|EPROTO|packet length too long|before secure TLS/;

export type NetworkTrouble = 'dns' | 'refused' | 'silent' | 'certificate' | 'not-tls';

/** What kept a connection from coming about, as far as every protocol has it in common. */
export function networkTrouble(cause: unknown): NetworkTrouble | undefined {
  const code = codeOf(cause);
  const text = `${code} ${messageOf(cause)}`;
  if (DNS.has(code) || /ENOTFOUND|EAI_AGAIN/.test(text)) return 'dns';
  if (REFUSED.has(code) || text.includes('ECONNREFUSED')) return 'refused';
  if (NOT_TLS.test(text)) return 'not-tls';
  if (CERTIFICATE.test(text)) return 'certificate';
  if (SILENT.has(code) || /ETIMEDOUT|timed out|timeout/i.test(text)) return 'silent';
  return undefined;
}
