import type { Brand } from '#core/brand/brand.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import type { Database } from '../db/client.ts';
import { findSessionByCode } from './find-session-by-code.ts';
import { issueTicket } from './issue-ticket.ts';

export interface DisplaySeat {
  readonly code: string;
  readonly title: string;
  readonly ticket: string;
  readonly language: Locale;
  readonly brand: Brand | null;
}

/**
 * What the display needs to begin; the code of a running session is enough.
 * @throws AppError `not_found`, or `too_many` after too many of those
 */
export async function openDisplay(
  db: Database,
  code: string,
  address: string,
  sign?: Sign
): Promise<DisplaySeat> {
  const session = await findSessionByCode(db, code, { role: 'display', address });
  const ticket = issueTicket(session, { role: 'display' }, sign);
  const { title, language, brand } = session;
  return { code: session.code, title, ticket, language, brand };
}
