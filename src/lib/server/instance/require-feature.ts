import { AppError } from '#core/errors.ts';
import { sessionStop } from '#core/instance/settings.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { loadInstanceSettings } from './instance-settings.ts';

/** @throws AppError `forbidden` with `imports_closed` while an owner has switched them off */
export async function requireImports(db: DatabaseOrTransaction): Promise<void> {
  if (!(await loadInstanceSettings(db)).imports) throw new AppError('forbidden', 'imports_closed');
}

/**
 * @param now ms since the epoch
 * @throws AppError `forbidden` with `sessions_draining` or `sessions_closed` while none may begin [OPS-10]
 */
export async function requireNewSessions(db: DatabaseOrTransaction, now: number): Promise<void> {
  const stop = sessionStop(await loadInstanceSettings(db), now);
  if (stop !== undefined)
    throw new AppError('forbidden', stop === 'draining' ? 'sessions_draining' : 'sessions_closed');
}
