import { sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { asId, type QuizId, type WorkspaceId } from '#core/ids.ts';
import { MAX_ITEMS, type QuizDraft } from '#core/quiz/quiz.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import { randomUUID } from 'node:crypto';
import type { DatabaseOrTransaction } from '../db/transaction.ts';

/**
 * Stores a whole new quiz, all or nothing. The caller has checked who may. With an `id`, saving the same draft again
 * (a button pressed twice) stores nothing and gives the same quiz.
 * @throws AppError `too_large` when there are more questions than a quiz holds
 */
export async function saveQuizDraft(
  db: DatabaseOrTransaction,
  workspaceId: WorkspaceId,
  draft: QuizDraft,
  attribution = '',
  id: string = randomUUID()
): Promise<QuizId> {
  const total = draft.rounds.reduce((sum, round) => sum + round.questions.length, 0);
  if (total > MAX_ITEMS) throw new AppError('too_large', 'quiz_full');
  const { title, language, settings } = draft;
  await db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(quizzes)
      .values({ id, workspaceId, title, language, settings, attribution })
      .onConflictDoNothing()
      .returning({ id: quizzes.id });
    if (!stored) return;
    for (const [position, round] of draft.rounds.entries()) {
      const roundId = randomUUID();
      await tx.insert(rounds).values({ id: roundId, quizId: id, position: position + 1, title: round.title });
      if (round.questions.length === 0) continue;
      const rows = round.questions.map((content) => ({ id: randomUUID(), workspaceId, content }));
      await tx.insert(questions).values(rows);
      await tx
        .insert(items)
        .values(rows.map((row, index) => ({ roundId, questionId: row.id, position: index + 1 })));
    }
    // Quizzes made in one transaction (the demo) still have an order in the list.
    await tx
      .update(quizzes)
      .set({ updatedAt: sql`clock_timestamp()` })
      .where(sql`${quizzes.id} = ${id}`);
  });
  return asId<QuizId>(id);
}
