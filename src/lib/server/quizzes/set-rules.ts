import { eq } from 'drizzle-orm';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import type { OwnRules } from '#core/scoring/scoring-settings.ts';
import { items, rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, questionItemOf, roundOf } from './edit-quiz.ts';

/** What says nothing otherwise is stored as nothing. */
const stored = (rules: OwnRules) => (Object.keys(rules).length > 0 ? rules : null);

/** Says what is scored otherwise in a round than in its quiz [SCORING-8]. */
export async function setRoundRules(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId, rules }: { quizId: QuizId; roundId: RoundId; rules: OwnRules }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    await tx
      .update(rounds)
      .set({ rules: stored(rules) })
      .where(eq(rounds.id, round.id));
  });
}

/** Says what is scored otherwise in a question than in its round [SCORING-8]. */
export async function setItemRules(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId, rules }: { quizId: QuizId; itemId: ItemId; rules: OwnRules }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { item } = questionItemOf(quiz, itemId);
    await tx
      .update(items)
      .set({ rules: stored(rules) })
      .where(eq(items.id, item.id));
  });
}
