import * as v from 'valibot';
import type { LiveSessionId } from '../ids.ts';
import { asId } from '../ids.ts';

/**
 * Signed claims. A `ticket` is short-lived and used once: the web app makes it, the worker redeems it. A `seat` is
 * what the worker gives for it, so that a host or display can come back while the web app is away.
 */
const claimsSchema = v.object({
  use: v.picklist(['ticket', 'seat']),
  session: v.pipe(v.string(), v.uuid()),
  role: v.picklist(['host', 'display']),
  /** ms since the epoch. */
  expires: v.number(),
  nonce: v.string(),
  /** Hash of the sign-in that the host came from, as `auth_session.id_hash` has it: the seat ends with it [ACCOUNT-8]. */
  signIn: v.optional(v.pipe(v.string(), v.maxLength(64)))
});
export type Claims = Omit<v.InferOutput<typeof claimsSchema>, 'session'> & { session: LiveSessionId };

export const TICKET_LIFETIME_MS = 60_000;
export const SEAT_LIFETIME_MS = 24 * 60 * 60_000;

/** HMAC of a text, as base64url. */
export type Sign = (text: string) => string;
export type SafeEqual = (a: string, b: string) => boolean;

/** With this every signed body begins: an encoded “{”. Nothing else that the same key signs does. */
const OPENING = '%7B';

export function issueClaims(claims: Claims, sign: Sign): string {
  const body = encodeURIComponent(JSON.stringify(claims));
  return `${body}.${sign(body)}`;
}

/** The claims of a token that is genuine, meant for this use and not expired; else `undefined`. */
export function readClaims(
  token: string,
  use: Claims['use'],
  now: number,
  sign: Sign,
  equal: SafeEqual
): Claims | undefined {
  const dot = token.lastIndexOf('.');
  if (dot < 0) return undefined;
  const body = token.slice(0, dot);
  // A genuine signature of something else is no reason to fail at reading it.
  if (!body.startsWith(OPENING)) return undefined;
  if (!equal(sign(body), token.slice(dot + 1))) return undefined;
  const result = v.safeParse(claimsSchema, JSON.parse(decodeURIComponent(body)));
  if (!result.success || result.output.use !== use || result.output.expires < now) return undefined;
  return { ...result.output, session: asId<LiveSessionId>(result.output.session) };
}
