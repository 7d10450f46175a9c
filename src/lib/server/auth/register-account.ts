import type { Session } from 'lucia';
import { AppError } from '#core/errors.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import type { Registration } from './account.ts';
import { createLucia } from './lucia.ts';
import { hashPassword } from './password.ts';

const PER_ADDRESS: RateLimit = { name: 'register-address', attempts: 30, windowSeconds: 60 * 60 };

/**
 * Makes an account with a workspace of its own and signs it in. A taken e-mail address is refused in neutral words,
 * after the same work as any other.
 * @throws AppError `conflict` or `too_many`
 */
export async function registerAccount(
  db: Database,
  registration: Registration,
  address: string
): Promise<Session> {
  await consumeRateLimit(db, PER_ADDRESS, address);
  const { name, email, password } = registration;
  const passwordHash = await hashPassword(password);
  const userId = await db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ name, email, passwordHash })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (user) await createWorkspace(tx, name, user.id);
    return user?.id;
  });
  if (userId === undefined) throw new AppError('conflict', 'register_refused');
  return createLucia(db).createSession(userId, {});
}
