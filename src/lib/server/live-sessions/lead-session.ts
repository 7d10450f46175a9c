import { and, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { can, type Action, type Actor } from '#core/workspace/permissions.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import type { Account } from '../auth/account.ts';
import type { Database } from '../db/client.ts';
import { hashSecret } from '../secret.ts';
import { findSessionByCode, peekSession, type RunningSession } from './find-session-by-code.ts';

/** Who asks to lead an evening. */
export interface LeadSeeker {
  readonly account: Account | undefined;
  /** What the device holds of a deputy's right. */
  readonly deputyKey?: string | undefined;
  /** The same of a marker's, which leads nothing. */
  readonly markerKey?: string | undefined;
  readonly address: string;
}

/** That somebody leads an evening, and as what. */
export interface Lead {
  readonly session: RunningSession;
  readonly as: Actor;
  /** Hash of the sign-in, or of the deputy's key, that the right ends with [ACCOUNT-8]. */
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
  { account, deputyKey, address }: LeadSeeker,
  code: string
): Promise<Lead> {
  if (deputyKey !== undefined) {
    const keyHash = hashSecret(deputyKey);
    const led = await peekSession(db, code, { role: 'deputy', address, keyHash });
    if (led) return { session: led, as: 'deputy', signIn: keyHash, subject: keyHash };
  }
  if (!account) throw new AppError('unauthenticated', deputyKey === undefined ? undefined : 'deputy_over');
  const session = await findSessionByCode(db, code, { role: 'host', address, userId: account.userId });
  const { workspaceId, userId } = workspaceMembers;
  const [member] = await db
    .select({ role: workspaceMembers.role })
    .from(workspaceMembers)
    .where(and(eq(workspaceId, session.workspaceId), eq(userId, account.userId)));
  if (!member || !can(member.role, 'leadSession')) throw new AppError('forbidden', 'not_a_member');
  return { session, as: member.role, signIn: account.signIn, subject: account.userId };
}

/** @throws AppError `forbidden` */
export function requireLead({ as }: Lead, action: Action): void {
  if (!can(as, action)) throw new AppError('forbidden', 'not_a_member');
}
