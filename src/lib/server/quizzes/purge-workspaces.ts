import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import { purgeDeleted, UNDO_DAYS } from './purge-deleted.ts';

/**
 * Removes for good what was deleted long ago in quizzes, one workspace after the other.
 * @returns from how many workspaces
 */
export async function purgeWorkspaces(db: Database): Promise<number> {
  const found = await db.execute<{ id: WorkspaceId }>(sql`
    select distinct quiz.workspace_id as id from quiz
    left join round on round.quiz_id = quiz.id
    left join item on item.round_id = round.id
    where least(quiz.deleted_at, round.deleted_at, item.deleted_at) < now() - make_interval(days => ${UNDO_DAYS})`);
  for (const { id } of found) await purgeDeleted(db, id);
  return found.length;
}
