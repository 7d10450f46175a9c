import { AppError } from '#core/errors.ts';
import { asId, type ItemId, type QuestionId, type QuizId, type RoundId } from '#core/ids.ts';
import type { OwnRules } from '#core/scoring/scoring-settings.ts';
import type { Question } from '#core/question/question.ts';
import { MAX_ITEMS } from '#core/quiz/quiz.ts';
import { items, questions } from '#schema/quiz.ts';
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { requireSpace, storedSize } from '../workspaces/require-space.ts';
import { countItems, editQuiz, roundOf } from './edit-quiz.ts';
import { orderItems } from './order.ts';

/** A question, and where it goes: at the end of a round, or behind another item of it. */
export interface NewItem {
  readonly quizId: QuizId;
  readonly roundId: RoundId;
  readonly question: Question;
  /** What is scored otherwise than in the round. */
  readonly rules?: OwnRules | undefined;
  readonly behind?: ItemId;
}

/**
 * Adds a question to a round.
 * @throws AppError `conflict` when the quiz or the workspace has as many questions as it can hold
 */
export async function addItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId, question: content, rules, behind }: NewItem
): Promise<ItemId> {
  return editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    if (countItems(quiz) >= MAX_ITEMS) throw new AppError('conflict', 'quiz_full');
    await requireSpace(tx, access.workspaceId, { items: 1, bytes: storedSize(content) });
    const [id, questionId] = [asId<ItemId>(randomUUID()), asId<QuestionId>(randomUUID())];
    await tx.insert(questions).values({ id: questionId, workspaceId: access.workspaceId, content });
    await tx.insert(items).values({ id, roundId: round.id, questionId, rules, position: 0 });
    const order = round.items.map((item) => item.id);
    const place = behind === undefined ? order.length : order.indexOf(behind) + 1;
    await orderItems(tx, round.id, [...order.slice(0, place), id, ...order.slice(place)]);
    return id;
  });
}
