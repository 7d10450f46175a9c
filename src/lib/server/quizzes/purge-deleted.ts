import { sql } from 'drizzle-orm';
import type { QuestionId, WorkspaceId } from '#core/ids.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import { removeUnusedQuestions } from './question-use.ts';

/** How long a deletion can be undone. */
export const UNDO_DAYS = 7;

/**
 * Removes for good what a workspace deleted long ago, with the questions of it that nothing else uses. Questions that stand by
 * themselves were never deleted with anything, and stay.
 */
export async function purgeDeleted(db: Database, workspaceId: WorkspaceId): Promise<void> {
  const old = sql`< now() - make_interval(days => ${UNDO_DAYS})`;
  await db.transaction(async (tx) => {
    // Held, so that nobody puts one of them to another use between the look and the removal.
    const asked = await tx.execute<{ id: QuestionId }>(sql`
      select ${questions.id} from ${questions}
      where ${questions.workspaceId} = ${workspaceId} and ${questions.id} in (
        select ${items.questionId} from ${items}
        join ${rounds} on ${rounds.id} = ${items.roundId}
        join ${quizzes} on ${quizzes.id} = ${rounds.quizId}
        where ${quizzes.workspaceId} = ${workspaceId}
          and (${items.deletedAt} ${old} or ${rounds.deletedAt} ${old} or ${quizzes.deletedAt} ${old}))
      order by ${questions.id} for update of ${questions}`);
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
    await removeUnusedQuestions(
      tx,
      asked.map(({ id }) => id)
    );
  });
}
