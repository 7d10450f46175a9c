const ENCODE =
  'holds a password with characters that must be percent-encoded there: @ is %40, : is %3A, / is %2F, # is %23, ? is %3F, % is %25';

/**
 * What is wrong with the address of a service, in words that hold no part of it: where a password has a slash, what
 * stands behind it looks like a host, and would be logged as one.
 */
export function addressFault(address: string): string | undefined {
  const rest = address.slice(address.indexOf('://') + 3);
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const behind = rest.slice(authority.length);
  if (!authority.includes('@') && behind.includes('@')) return ENCODE;
  if (behind.split('?', 1)[0]?.includes('@') === true) return ENCODE;
  try {
    decodeURIComponent(authority);
  } catch {
    return ENCODE;
  }
  // Several hosts are fine for PostgreSQL, and no address for a browser.
  if (URL.canParse(address) || authority.includes(',')) return undefined;
  return authority.includes('@') ? ENCODE : 'is no address';
}
