import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import { HANDED_MINUTES, makeResetToken, type ResetToken } from '../auth/make-reset-token.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

/**
 * A link for somebody who forgot his password, to be handed over by an owner of the installation [ACCOUNT-4].
 * @throws AppError `not_found`
 */
export async function makeResetLinkFor(
  db: Database,
  _access: InstanceAccess,
  userId: UserId
): Promise<ResetToken> {
  const made = await makeResetToken(db, { userId }, HANDED_MINUTES);
  if (!made) throw new AppError('not_found');
  return made;
}
