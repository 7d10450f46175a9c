import type { ItemId, QuizId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { addItem } from './add-item.ts';
import { questionItemOf } from './edit-quiz.ts';
import { loadQuiz } from './load-quiz.ts';

/** Puts a copy of an item right behind it. */
export async function duplicateItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId }: { quizId: QuizId; itemId: ItemId }
): Promise<ItemId> {
  const { item, round } = questionItemOf(await loadQuiz(db, access, quizId), itemId);
  const { id: behind, question, rules } = item;
  return addItem(db, access, { quizId, roundId: round.id, question, rules, behind });
}
