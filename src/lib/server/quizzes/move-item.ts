import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, itemOf, roundOf } from './edit-quiz.ts';
import { orderItems, shifted, type Direction } from './order.ts';

/** Moves an item one place, over the edge of its round into the next one; at the ends of the quiz nothing happens. */
export async function moveItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId, direction }: { quizId: QuizId; itemId: ItemId; direction: Direction }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { index, round, roundIndex } = itemOf(quiz, itemId);
    const atEdge = index === (direction === 'up' ? 0 : round.items.length - 1);
    const ids = round.items.map((item) => item.id);
    if (!atEdge) return orderItems(tx, round.id, shifted(ids, index, direction));
    const neighbour = quiz.rounds[roundIndex + (direction === 'up' ? -1 : 1)];
    if (!neighbour) return;
    const others = neighbour.items.map((item) => item.id);
    await orderItems(tx, neighbour.id, direction === 'up' ? [...others, itemId] : [itemId, ...others]);
  });
}

/** An item and its new place (from 0) in a round of the same quiz. */
export interface PlacedItem {
  readonly quizId: QuizId;
  readonly itemId: ItemId;
  readonly roundId: RoundId;
  readonly place: number;
}

/**
 * Puts an item to a place: what dragging does.
 * @throws AppError `not_found` when item or round are not in this quiz
 */
export async function placeItem(
  db: Database,
  access: WorkspaceAccess,
  { quizId, itemId, roundId, place }: PlacedItem
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    itemOf(quiz, itemId);
    const others = roundOf(quiz, roundId)
      .round.items.map((item) => item.id)
      .filter((id) => id !== itemId);
    const at = Math.max(0, Math.min(others.length, place));
    await orderItems(tx, roundId, [...others.slice(0, at), itemId, ...others.slice(at)]);
  });
}
