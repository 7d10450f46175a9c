import { AppError } from '#core/errors.ts';
import { asId, type UserId } from '#core/ids.ts';
import type { Account } from '../auth/account.ts';

declare const opened: unique symbol;
/** Proof that an account owns the installation; only `openInstance` makes one. */
export interface InstanceAccess {
  readonly userId: UserId;
  readonly [opened]: true;
}

/**
 * Lets an owner in [OPS-9].
 * @throws AppError `unauthenticated`, or `not_found` for everybody else: they are not told that there is such a page
 */
export function openInstance(account: Account | undefined): InstanceAccess {
  if (!account) throw new AppError('unauthenticated');
  if (!account.isInstanceOwner) throw new AppError('not_found');
  // The cast gives the proof its mark; the line above is the proof.
  return { userId: asId<UserId>(account.userId) } as InstanceAccess;
}
