import type { Brand } from '#core/brand/brand.ts';
import type { LiveSessionId, QuizId } from '#core/ids.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { Database } from '../db/client.ts';
import { issueTicket } from './issue-ticket.ts';
import { leadSession, type LeadSeeker } from './lead-session.ts';

export interface HostSeat {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly ticket: string;
  /** Of a deputy, who leads this evening and sees nothing of the studio. */
  readonly isDeputy: boolean;
  readonly workspaceSlug: string;
  readonly brand: Brand | null;
  /** The quiz that was copied; null where it is gone for good. */
  readonly quizId: QuizId | null;
}

/**
 * What the host panel needs to begin.
 * @throws AppError `unauthenticated`, `not_found` for no such running session of theirs, `too_many` after too many of those
 */
export async function openHost(
  db: Database,
  seeker: LeadSeeker,
  code: string,
  sign?: Sign
): Promise<HostSeat> {
  const { session, as, signIn } = await leadSession(db, seeker, code);
  const ticket = issueTicket(session, { role: 'host', signIn }, sign);
  const { id: sessionId, title, workspaceSlug, quizId, brand } = session;
  return {
    sessionId,
    code: session.code,
    title,
    ticket,
    isDeputy: as === 'deputy',
    workspaceSlug,
    quizId,
    brand
  };
}
