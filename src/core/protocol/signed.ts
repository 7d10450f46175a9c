/** HMAC of a text, as base64url. */
export type Sign = (text: string) => string;
export type SafeEqual = (a: string, b: string) => boolean;

/** With this every signed body begins: an encoded “{”. Nothing else that the same key signs does. */
const OPENING = '%7B';

/** A record that names its own use, with a signature. */
export function issueSigned(record: { readonly use: string }, sign: Sign): string {
  const body = encodeURIComponent(JSON.stringify(record));
  return `${body}.${sign(body)}`;
}

/** What a genuine token says, to be checked against what is expected of it; else `undefined`. */
export function readSigned(token: string, sign: Sign, equal: SafeEqual): unknown {
  const dot = token.lastIndexOf('.');
  if (dot < 0) return undefined;
  const body = token.slice(0, dot);
  // A genuine signature of something else is no reason to fail at reading it.
  if (!body.startsWith(OPENING)) return undefined;
  return equal(sign(body), token.slice(dot + 1)) ? JSON.parse(decodeURIComponent(body)) : undefined;
}
