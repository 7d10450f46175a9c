import * as v from 'valibot';
import type { LiveSessionId } from '../ids.ts';
import { codeSchema } from './session-code.ts';
import { issueSigned, readSigned, type SafeEqual, type Sign } from './signed.ts';

const leadSchema = v.object({
  use: v.literal('lead'),
  session: v.pipe(v.string(), v.uuid()),
  code: codeSchema,
  /** ms since the epoch. */
  expires: v.number()
});

/** From the making of the evening that follows to the order of the host, at most, in ms. */
export const LEAD_LIFETIME_MS = 60_000;

/**
 * Says that one evening may lead its guests on to another [GAME-36]. The web app makes it, for it knows whose both are; a room
 * takes the host's order with it alone.
 */
export const issueLead = (
  lead: { readonly session: LiveSessionId; readonly code: string; readonly expires: number },
  sign: Sign
): string => issueSigned({ use: 'lead', ...lead }, sign);

/** The code that this session may lead on to; `undefined` where it may not, or not any more. */
export function readLead(
  token: string,
  session: LiveSessionId,
  now: number,
  sign: Sign,
  equal: SafeEqual
): string | undefined {
  const result = v.safeParse(leadSchema, readSigned(token, sign, equal));
  if (!result.success || result.output.session !== session || result.output.expires < now) return undefined;
  return result.output.code;
}
