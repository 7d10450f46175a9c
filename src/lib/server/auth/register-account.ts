import type { Session } from 'lucia';
import { AppError } from '#core/errors.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { lockOwnership } from '../instance/lock-ownership.ts';
import { requireRegistration } from '../instance/require-feature.ts';
import { consumeAddressLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import type { Registration } from './account.ts';
import { createLucia } from './lucia.ts';
import { hashPassword } from './password.ts';

const PER_ADDRESS: RateLimit = { name: 'register-address', attempts: 30, windowSeconds: 60 * 60 };

/**
 * Makes an account with a workspace of its own and signs it in. The first one owns the installation [OPS-9]. A taken e-mail address is refused in neutral words,
 * after the same work as any other.
 * @throws AppError `conflict`, `too_many` or `forbidden`
 */
export async function registerAccount(
  db: Database,
  registration: Registration,
  address: string
): Promise<Session> {
  await consumeAddressLimit(db, PER_ADDRESS, address);
  const { name, email, password } = registration;
  await requireRegistration(db);
  const passwordHash = await hashPassword(password);
  const userId = await db.transaction(async (tx) => {
    await lockOwnership(tx);
    const isInstanceOwner = (await tx.$count(users)) === 0;
    const [user] = await tx
      .insert(users)
      .values({ name, email, passwordHash, isInstanceOwner })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (user) await createWorkspace(tx, name, user.id);
    return user?.id;
  });
  if (userId === undefined) throw new AppError('conflict', 'register_refused');
  return createLucia(db).createSession(userId, {});
}
