import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import { MAX_ITEMS, MAX_ROUNDS } from '#core/quiz/quiz.ts';
import { items, quizzes, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { requireSpace } from '../workspaces/require-space.ts';
import { countItems, editQuiz } from './edit-quiz.ts';
import { requireDeleted, type DeletedReference } from './find-deleted.ts';

/**
 * Brings back what was deleted, where it was. That is an addition, and meets the same limits as any other [OPS-27].
 * @throws AppError `not_found` when it is gone for good, or its quiz is deleted, or it belongs to another workspace;
 * `conflict` when there is no room for it any more
 */
export async function undoDeletion(
  db: Database,
  access: WorkspaceAccess,
  reference: DeletedReference
): Promise<void> {
  requirePermission(access, 'editQuizzes');
  const { quizId } = await requireDeleted(db, access, reference);
  const { kind, id } = reference;
  if (kind === 'quiz') await restoreQuiz(db, access, id);
  else if (kind === 'round') await restoreRound(db, access, { quizId, id });
  else await restoreItem(db, access, { quizId, id });
}

async function restoreQuiz(db: Database, access: WorkspaceAccess, id: QuizId): Promise<void> {
  await db.transaction(async (tx) => {
    const [hidden] = await tx
      .select({ id: quizzes.id })
      .from(quizzes)
      .where(and(eq(quizzes.id, id), isNotNull(quizzes.deletedAt)))
      .for('no key update');
    // Another tab was faster.
    if (!hidden) return;
    await requireSpace(tx, access.workspaceId, { quizzes: 1, items: await countIn(tx, id) });
    await tx.update(quizzes).set({ deletedAt: null }).where(eq(quizzes.id, id));
  });
}

async function restoreRound(
  db: Database,
  access: WorkspaceAccess,
  { quizId, id }: { quizId: QuizId; id: RoundId }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    if (quiz.rounds.some((round) => round.id === id)) return;
    if (quiz.rounds.length >= MAX_ROUNDS) throw new AppError('conflict', 'too_many_rounds');
    const added = await tx.$count(items, and(eq(items.roundId, id), isNull(items.deletedAt)));
    if (countItems(quiz) + added > MAX_ITEMS) throw new AppError('conflict', 'quiz_full');
    await requireSpace(tx, access.workspaceId, { items: added });
    await tx.update(rounds).set({ deletedAt: null }).where(eq(rounds.id, id));
  });
}

async function restoreItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, id }: { quizId: QuizId; id: ItemId }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const [item] = await tx
      .select({ roundId: items.roundId })
      .from(items)
      .where(and(eq(items.id, id), isNotNull(items.deletedAt)));
    if (!item) return;
    // In a round that is deleted as well it adds nothing yet: it is counted when the round comes back.
    if (quiz.rounds.some((round) => round.id === item.roundId)) {
      if (countItems(quiz) >= MAX_ITEMS) throw new AppError('conflict', 'quiz_full');
      await requireSpace(tx, access.workspaceId, { items: 1 });
    }
    await tx.update(items).set({ deletedAt: null }).where(eq(items.id, id));
  });
}

/** Questions that a quiz shows. */
async function countIn(tx: Transaction, quizId: QuizId): Promise<number> {
  const shown = await tx
    .select({ id: items.id })
    .from(items)
    .innerJoin(rounds, eq(rounds.id, items.roundId))
    .where(and(eq(rounds.quizId, quizId), isNull(rounds.deletedAt), isNull(items.deletedAt)));
  return shown.length;
}
