import type { QuizId, RoundId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, roundOf } from './edit-quiz.ts';
import { orderRounds, shifted, type Direction } from './order.ts';

/** Moves a round one place; at the end of the list nothing happens. */
export async function moveRound(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId, direction }: { quizId: QuizId; roundId: RoundId; direction: Direction }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { index } = roundOf(quiz, roundId);
    await orderRounds(
      tx,
      shifted(quiz.rounds, index, direction).map((round) => round.id)
    );
  });
}
