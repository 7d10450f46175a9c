import { and, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { can, type Action, type Role } from '#core/workspace/permissions.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import type { Account } from '../auth/account.ts';
import type { Database } from '../db/client.ts';
import { findSessionByCode, type RunningSession } from './find-session-by-code.ts';

/** Who asks to lead an evening. */
export interface LeadSeeker {
  readonly account: Account | undefined;
  readonly address: string;
}

/** That somebody leads an evening, and as what. */
export interface Lead {
  readonly session: RunningSession;
  readonly as: Role;
  /** Hash of the sign-in that the right ends with [ACCOUNT-8]. */
  readonly signIn: string | undefined;
  /** Whoever it is, in a word that is always the same for him. */
  readonly subject: string;
}

/**
 * Lets somebody lead the running session with this code.
 * @throws AppError `unauthenticated`, `forbidden`; `not_found` for no such session of theirs, `too_many` after too many of those
 */
export async function leadSession(
  db: Database,
  { account, address }: LeadSeeker,
  code: string
): Promise<Lead> {
  if (!account) throw new AppError('unauthenticated');
  const session = await findSessionByCode(db, code, { role: 'host', address, userId: account.userId });
  const { workspaceId, userId } = workspaceMembers;
  const [member] = await db
    .select({ role: workspaceMembers.role })
    .from(workspaceMembers)
    .where(and(eq(workspaceId, session.workspaceId), eq(userId, account.userId)));
  if (!member || !can(member.role, 'hostSessions')) throw new AppError('forbidden', 'not_a_member');
  return { session, as: member.role, signIn: account.signIn, subject: account.userId };
}

/** @throws AppError `forbidden` */
export function requireLead({ as }: Lead, action: Action): void {
  if (!can(as, action)) throw new AppError('forbidden', 'not_a_member');
}
