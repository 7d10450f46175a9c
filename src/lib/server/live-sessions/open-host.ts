import type { LiveSessionId, QuizId } from '#core/ids.ts';
import { AppError } from '#core/errors.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { Account } from '../auth/account.ts';
import type { Database } from '../db/client.ts';
import { findSessionByCode } from './find-session-by-code.ts';
import { issueTicket } from './issue-ticket.ts';

export interface HostSeat {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly ticket: string;
  readonly workspaceSlug: string;
  /** The quiz that was copied; null where it is gone for good. */
  readonly quizId: QuizId | null;
}

/**
 * What the host panel needs to begin.
 * @throws AppError `unauthenticated`, `not_found` for no such running session of theirs, `too_many` after too many of those
 */
export async function openHost(
  db: Database,
  account: Account | undefined,
  code: string,
  address: string,
  sign?: Sign
): Promise<HostSeat> {
  if (!account) throw new AppError('unauthenticated');
  const session = await findSessionByCode(db, code, { role: 'host', address, userId: account.userId });
  const ticket = await issueTicket(db, session, 'host', account, sign);
  const { id: sessionId, title, workspaceSlug, quizId } = session;
  return { sessionId, code: session.code, title, ticket, workspaceSlug, quizId };
}
