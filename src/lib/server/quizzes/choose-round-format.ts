import { eq } from 'drizzle-orm';
import type { FormatName } from '#core/format/format-names.ts';
import type { QuizId, RoundId } from '#core/ids.ts';
import { rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, roundOf } from './edit-quiz.ts';

/** Chooses how a round is played. Evenings that run keep the copy that they began with. */
export async function chooseRoundFormat(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId, format }: { quizId: QuizId; roundId: RoundId; format: FormatName }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    await tx.update(rounds).set({ format }).where(eq(rounds.id, round.id));
  });
}
