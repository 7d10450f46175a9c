import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '#core/ids.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';

/** How long a deletion can be undone. */
export const UNDO_DAYS = 7;

/** Removes for good what a workspace deleted long ago, and questions that no item uses any more. */
export async function purgeDeleted(db: Database, workspaceId: WorkspaceId): Promise<void> {
  const old = sql`< now() - make_interval(days => ${UNDO_DAYS})`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from ${quizzes} where ${quizzes.workspaceId} = ${workspaceId} and ${quizzes.deletedAt} ${old}`);
    await tx.execute(sql`
      delete from ${rounds} using ${quizzes}
      where ${quizzes.id} = ${rounds.quizId} and ${quizzes.workspaceId} = ${workspaceId}
        and ${rounds.deletedAt} ${old}`);
    await tx.execute(sql`
      delete from ${items} using ${rounds}, ${quizzes}
      where ${rounds.id} = ${items.roundId} and ${quizzes.id} = ${rounds.quizId}
        and ${quizzes.workspaceId} = ${workspaceId} and ${items.deletedAt} ${old}`);
    await tx.execute(sql`
      delete from ${questions} where ${questions.workspaceId} = ${workspaceId}
        and not exists (select from ${items} where ${items.questionId} = ${questions.id})`);
  });
}
