import * as v from 'valibot';
import type { LiveSessionId } from '../ids.ts';
import { asId } from '../ids.ts';
import { issueSigned, readSigned, type SafeEqual, type Sign } from './signed.ts';

export type { SafeEqual, Sign };

/**
 * Signed claims. A `ticket` is short-lived and used once: the web app makes it, the worker redeems it. A `seat` is
 * what the worker gives for it, so that a host or display can come back while the web app is away.
 */
const claimsSchema = v.object({
  use: v.picklist(['ticket', 'seat']),
  session: v.pipe(v.string(), v.uuid()),
  role: v.picklist(['host', 'display', 'marker']),
  /** ms since the epoch. */
  expires: v.number(),
  nonce: v.string(),
  /** Hash of the sign-in that the host came from, as `auth_session.id_hash` has it: the seat ends with it [ACCOUNT-8]. */
  signIn: v.optional(v.pipe(v.string(), v.maxLength(64)))
});
export type Claims = Omit<v.InferOutput<typeof claimsSchema>, 'session'> & { session: LiveSessionId };

export const TICKET_LIFETIME_MS = 60_000;
export const SEAT_LIFETIME_MS = 24 * 60 * 60_000;

export const issueClaims = (claims: Claims, sign: Sign): string => issueSigned(claims, sign);

/** The claims of a token that is genuine, meant for this use and not expired; else `undefined`. */
export function readClaims(
  token: string,
  use: Claims['use'],
  now: number,
  sign: Sign,
  equal: SafeEqual
): Claims | undefined {
  const result = v.safeParse(claimsSchema, readSigned(token, sign, equal));
  if (!result.success || result.output.use !== use || result.output.expires < now) return undefined;
  return { ...result.output, session: asId<LiveSessionId>(result.output.session) };
}
