import { and, inArray, notExists, eq, sql } from 'drizzle-orm';
import { frozenQuizzes, liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/** How long a deletion can be undone. */
const UNDO_DAYS = 7;
const COPIES_AT_ONCE = 100;

/**
 * Removes for good the evenings that were deleted long ago, with players, answers and events [OPS-25]. One at a time, for
 * one may have a hundred thousand answers; what another process has begun with is left to it.
 * @returns how many
 */
export async function purgeDeletedSessions(db: Database): Promise<number> {
  for (let purged = 0; ; purged++) {
    const rows = await db.execute(sql`
      delete from live_session where id = (
        select id from live_session
        where deleted_at < now() - make_interval(days => ${UNDO_DAYS}) and status = 'ended'
        limit 1 for update skip locked)
      returning id`);
    if (rows.length === 0) return purged;
  }
}

const isUnused = (db: DatabaseOrTransaction) =>
  notExists(
    db
      .select({ id: liveSessions.id })
      .from(liveSessions)
      .where(eq(liveSessions.frozenQuizId, frozenQuizzes.id))
  );

/**
 * Removes the copies of quizzes that no evening plays or has played any more.
 * @returns how many
 */
export async function purgeFrozenQuizzes(db: Database): Promise<number> {
  let purged = 0;
  for (;;) {
    const removed = await db.transaction(async (tx) => {
      const unused = await tx
        .select({ id: frozenQuizzes.id })
        .from(frozenQuizzes)
        .where(isUnused(tx))
        .limit(COPIES_AT_ONCE)
        // Who is about to play one holds it; whoever comes from here on waits, and finds it gone.
        .for('update', { skipLocked: true });
      if (unused.length === 0) return 0;
      const ids = unused.map(({ id }) => id);
      // Looked at again: a session may have been stored between the look and the lock.
      const gone = await tx
        .delete(frozenQuizzes)
        .where(and(inArray(frozenQuizzes.id, ids), isUnused(tx)))
        .returning({ id: frozenQuizzes.id });
      return gone.length;
    });
    purged += removed;
    if (removed < COPIES_AT_ONCE) return purged;
  }
}
