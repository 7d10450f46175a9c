import type { LiveSessionId } from '#core/ids.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { Database } from '../db/client.ts';
import { storedSecret } from '../deputies/right.ts';
import { peekSession } from './find-session-by-code.ts';
import { issueTicket } from './issue-ticket.ts';
import { leadSession, type LeadSeeker } from './lead-session.ts';

export interface MarkerSeat {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly ticket: string;
}

/**
 * What the marking desk needs to begin: for a device that a host has let mark [WEB-20], and for whoever leads.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found` for no such running session of theirs, `too_many` after too many of those
 */
export async function openMarker(
  db: Database,
  seeker: LeadSeeker,
  code: string,
  sign?: Sign
): Promise<MarkerSeat> {
  const { session, signIn } = (await asMarker(db, seeker, code)) ?? (await leadSession(db, seeker, code));
  const ticket = issueTicket(session, { role: 'marker', signIn }, sign);
  return { sessionId: session.id, code: session.code, title: session.title, ticket };
}

async function asMarker(db: Database, { markerKey, address }: LeadSeeker, code: string) {
  if (markerKey === undefined) return undefined;
  const keyHash = storedSecret('mark', markerKey);
  const session = await peekSession(db, code, { role: 'deputy', address, keyHash });
  return session && { session, signIn: keyHash };
}
