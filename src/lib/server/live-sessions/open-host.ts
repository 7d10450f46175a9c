import type { LiveSessionId } from '#core/ids.ts';
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
}

/**
 * What the host panel needs to begin.
 * @throws AppError `not_found` for no such running session, `unauthenticated`, `forbidden`
 */
export async function openHost(
  db: Database,
  account: Account | undefined,
  code: string,
  sign?: Sign
): Promise<HostSeat> {
  const session = await findSessionByCode(db, code);
  const ticket = await issueTicket(db, session, 'host', account, sign);
  const { id: sessionId, title, workspaceSlug } = session;
  return { sessionId, code: session.code, title, ticket, workspaceSlug };
}
