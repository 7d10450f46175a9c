import { availableParallelism } from 'node:os';
import type { Database } from '../db/client.ts';
import { requireImports } from '../instance/require-feature.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { ReadingDesk } from './reading-desk.ts';

/** Files and confirmations of one account: a folder of sheets in one go, and not a stream of them. */
const IMPORTS: RateLimit = { name: 'import', attempts: 100, windowSeconds: 15 * 60 };

/** One processor is left to everybody else, where there is more than one. */
const PLACES = Math.max(1, Math.min(2, availableParallelism() - 1));

/** Of this process. */
export const desk = new ReadingDesk({ places: PLACES, queue: 8, patienceMs: 8_000 });

/**
 * Lets an editor bring something to be read. To be asked before the body of the request is taken in, so that an account
 * holds the memory of one upload at most.
 * @throws AppError `forbidden`, `too_many`, or `conflict` while something of this account is being read
 */
export async function admitImport<T>(
  db: Database,
  access: WorkspaceAccess,
  work: () => Promise<T>
): Promise<T> {
  requirePermission(access, 'editQuizzes');
  await requireImports(db);
  return desk.oneAtATime(access.userId, async () => {
    await consumeRateLimit(db, IMPORTS, access.userId);
    return work();
  });
}
