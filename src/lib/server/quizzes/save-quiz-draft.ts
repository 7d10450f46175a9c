import { eq, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { asId, type QuestionId, type QuizId, type RoundId, type WorkspaceId } from '#core/ids.ts';
import type { ItemContent } from '#core/item/item.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import { MAX_ITEMS, MAX_ROUNDS, type QuizDraft } from '#core/quiz/quiz.ts';
import { items, questions, quizzes, rounds } from '#schema/quiz.ts';
import { randomUUID } from 'node:crypto';
import type { DatabaseOrTransaction, Transaction } from '../db/transaction.ts';
import { lockWorkspace, requireSpace, storedSize } from '../workspaces/require-space.ts';

/**
 * Stores a whole new quiz, all or nothing. The caller has checked who may. With an `id`, saving the same draft again
 * (a button pressed twice) stores nothing and gives the same quiz.
 * @throws AppError `too_large` when there are more questions or rounds than a quiz holds; `conflict` when the workspace has
 * no room for it
 */
export async function saveQuizDraft(
  db: DatabaseOrTransaction,
  workspaceId: WorkspaceId,
  draft: QuizDraft,
  attribution = '',
  id: QuizId = asId<QuizId>(randomUUID())
): Promise<QuizId> {
  const contents = draft.rounds.flatMap((round) => round.items);
  const total = contents.length;
  if (total > MAX_ITEMS) throw new AppError('too_large', 'quiz_full');
  if (draft.rounds.length > MAX_ROUNDS) throw new AppError('too_large', 'too_many_rounds');
  const { title, language, settings } = draft;
  const bytes = contents.reduce(
    (sum, item) => sum + storedSize(asksQuestion(item) ? item.question : item),
    0
  );
  await db.transaction(async (tx) => {
    // Whoever presses twice at once finds the quiz of the first press, also when it was the last that had room.
    await lockWorkspace(tx, workspaceId);
    if (await isStored(tx, id)) return;
    await requireSpace(tx, workspaceId, { quizzes: 1, items: total, bytes });
    const [stored] = await tx
      .insert(quizzes)
      .values({ id, workspaceId, title, language, settings, attribution })
      .onConflictDoNothing()
      .returning({ id: quizzes.id });
    if (!stored) return;
    for (const [position, round] of draft.rounds.entries()) {
      const roundId = asId<RoundId>(randomUUID());
      const { title, format, rules } = round;
      await tx
        .insert(rounds)
        .values({ id: roundId, quizId: id, position: position + 1, title, format, rules });
      const rows = round.items.map((item, index) => rowsOf(item, roundId, index + 1));
      const asked = rows.flatMap(({ question }) => (question ? [{ ...question, workspaceId }] : []));
      if (asked.length > 0) await tx.insert(questions).values(asked);
      if (rows.length > 0) await tx.insert(items).values(rows.map(({ item }) => item));
    }
    // Quizzes made in one transaction (the demo) still have an order in the list.
    await tx
      .update(quizzes)
      .set({ updatedAt: sql`clock_timestamp()` })
      .where(sql`${quizzes.id} = ${id}`);
  });
  return id;
}

/** An item as it is stored, and the question that it asks, where it asks one. */
function rowsOf(content: ItemContent, roundId: RoundId, position: number) {
  const { sort, ...rest } = content;
  const item = { roundId, position, sort };
  if (!asksQuestion(content)) return { item: { ...item, content: rest } };
  const questionId = asId<QuestionId>(randomUUID());
  const { question, rules } = content;
  return { item: { ...item, questionId, rules }, question: { id: questionId, content: question } };
}

async function isStored(tx: Transaction, id: QuizId): Promise<boolean> {
  const rows = await tx.select({ id: quizzes.id }).from(quizzes).where(eq(quizzes.id, id));
  return rows.length > 0;
}
