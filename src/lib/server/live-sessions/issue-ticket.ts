import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { can } from '#core/workspace/permissions.ts';
import { issueClaims, TICKET_LIFETIME_MS, type Claims, type Sign } from '#core/protocol/ticket.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import type { Account } from '../auth/account.ts';
import type { Database } from '../db/client.ts';
import { signer } from '../signing/signer.ts';
import type { RunningSession } from './find-session-by-code.ts';

const instanceSign: Sign = (text) => signer().sign('claims', text);

/**
 * A signed ticket with which a host or display enters a room, good once and for a minute. The display needs no more
 * than a running session whose code has not expired; the host must belong to its workspace.
 * @throws AppError `unauthenticated`, `forbidden` or `not_found`
 */
export async function issueTicket(
  db: Database,
  session: RunningSession,
  role: Claims['role'],
  account: Account | undefined,
  sign: Sign = instanceSign
): Promise<string> {
  if (role === 'host') await requireMember(db, session, account);
  else if (!session.isOpen) throw new AppError('not_found', 'session');
  const expires = Math.floor(session.now) + TICKET_LIFETIME_MS;
  const nonce = randomBytes(16).toString('base64url');
  // A host leaves with his sign-in [ACCOUNT-8]; a display was let in by the code.
  const signIn = role === 'host' && account?.signIn !== undefined ? { signIn: account.signIn } : {};
  return issueClaims({ use: 'ticket', session: session.id, role, expires, nonce, ...signIn }, sign);
}

async function requireMember(
  db: Database,
  session: RunningSession,
  account: Account | undefined
): Promise<void> {
  if (!account) throw new AppError('unauthenticated');
  const { workspaceId, userId } = workspaceMembers;
  const [member] = await db
    .select({ role: workspaceMembers.role })
    .from(workspaceMembers)
    .where(and(eq(workspaceId, session.workspaceId), eq(userId, account.userId)));
  if (!member || !can(member.role, 'hostSessions')) throw new AppError('forbidden', 'not_a_member');
}
