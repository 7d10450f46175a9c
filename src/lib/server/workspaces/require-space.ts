import { sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { workspaceLimitsOf } from '#core/instance/settings.ts';
import type { WorkspaceLimits } from '#core/workspace/limits.ts';
import type { Transaction } from '../db/transaction.ts';
import { loadInstanceSettings } from '../instance/instance-settings.ts';
import { countRunning, measureUsage, type Usage } from './measure-usage.ts';
import { spaceLeases } from './space-leases.ts';

const BYTES_PER_MB = 1_000_000;

/** What is about to be added. */
export type Need = Partial<Usage>;

/** One JSON value as it is stored, at most: PostgreSQL's own form of it is hardly longer, and long ones are packed. */
export const storedSize = (content: unknown): number => Buffer.byteLength(JSON.stringify(content));

/** Additions to a workspace stand in line until the end of the transaction. What refers to the workspace only, does not wait. */
export async function lockWorkspace(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await tx.execute(sql`select 1 from workspace where id = ${workspaceId} for no key update`);
}

/**
 * Lets an addition pass that a workspace has room for [OPS-20]; to be called before it is made, in its transaction.
 *
 * Counting 50,000 questions for every one that is added would cost more than adding it. So whoever counts takes a lease on
 * a tenth of what is free, and the next additions in this process are taken from it; near a limit a tenth is nothing, and
 * every addition is counted. With several web processes a limit can be passed by what is left of the others' leases: by a
 * tenth of what was free a minute ago each, at most.
 *
 * @throws AppError `conflict` with `limit_quizzes`, `limit_items` or `limit_storage`
 */
export async function requireSpace(tx: Transaction, workspaceId: WorkspaceId, need: Need): Promise<void> {
  await lockWorkspace(tx, workspaceId);
  const limits = toUsage(workspaceLimitsOf(await loadInstanceSettings(tx)));
  const wanted = { quizzes: 0, items: 0, bytes: 0, ...need };
  if (spaceLeases.take(workspaceId, limits, wanted, Date.now())) return;
  const used = await measureUsage(tx, workspaceId);
  const check = (kind: keyof Usage, detail: string, unit = 1) => {
    if (wanted[kind] > 0 && used[kind] + wanted[kind] > limits[kind])
      throw new AppError('conflict', detail, { limit: limits[kind] / unit });
  };
  check('quizzes', 'limit_quizzes');
  check('items', 'limit_items');
  check('bytes', 'limit_storage', BYTES_PER_MB);
  const free = (kind: keyof Usage) => limits[kind] - used[kind] - wanted[kind];
  spaceLeases.put(
    workspaceId,
    limits,
    { quizzes: free('quizzes'), items: free('items'), bytes: free('bytes') },
    Date.now()
  );
}

const toUsage = ({ quizzes, items, storedMegabytes }: WorkspaceLimits): Usage => ({
  quizzes,
  items,
  bytes: storedMegabytes * BYTES_PER_MB
});

/**
 * Lets one more live session run [OPS-20].
 * @throws AppError `conflict` with `limit_running_sessions`
 */
export async function requireFreeSession(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await lockWorkspace(tx, workspaceId);
  const { runningSessions: limit } = workspaceLimitsOf(await loadInstanceSettings(tx));
  if ((await countRunning(tx, workspaceId)) >= limit)
    throw new AppError('conflict', 'limit_running_sessions', { limit });
}
