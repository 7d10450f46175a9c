import type { Session } from 'lucia';
import { AppError } from '#core/errors.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { useInvitation } from '../instance/invitations.ts';
import { lockOwnership } from '../instance/lock-ownership.ts';
import { consumeAddressLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import type { Registration } from './account.ts';
import { findAdmission, requireAdmission, type RegistrationKeys } from './admission.ts';
import { createLucia } from './lucia.ts';
import { hashPassword } from './password.ts';
import type { RegistrationPolicy } from './registration-policy.ts';

const PER_ADDRESS: RateLimit = { name: 'register-address', attempts: 30, windowSeconds: 60 * 60 };

/**
 * Makes an account with a workspace of its own and signs it in, where the door is open or a key opens it [OPS-22]. The
 * first one owns the installation [OPS-9] [OPS-23]. A taken e-mail address is refused in neutral words, after the same work
 * as any other, and uses no invitation up.
 * @throws AppError `conflict`, `too_many` or `forbidden`
 */
export async function registerAccount(
  db: Database,
  registration: Registration,
  address: string,
  keys: RegistrationKeys,
  policy: RegistrationPolicy
): Promise<Session> {
  await consumeAddressLimit(db, PER_ADDRESS, address);
  const { name, email, password } = registration;
  // Before the costly hash, so that a closed door costs nothing.
  requireAdmission(await findAdmission(db, keys, policy));
  const passwordHash = await hashPassword(password);
  const userId = await db.transaction(async (tx) => {
    await lockOwnership(tx);
    const as = requireAdmission(await findAdmission(tx, keys, policy));
    const isUsed = as !== 'invited' || (await useInvitation(tx, keys.invite ?? ''));
    if (!isUsed) throw new AppError('forbidden', 'invitation_over');
    const [user] = await tx
      .insert(users)
      .values({ name, email, passwordHash, isInstanceOwner: as === 'first' })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user) throw new AppError('conflict', 'register_refused');
    await createWorkspace(tx, name, user.id);
    return user.id;
  });
  return createLucia(db).createSession(userId, {});
}
