import { eq } from 'drizzle-orm';
import type { QuizId, RoundId } from '#core/ids.ts';
import { rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, roundOf } from './edit-quiz.ts';

export async function renameRound(
  db: Database,
  access: WorkspaceAccess,
  { quizId, roundId, title }: { quizId: QuizId; roundId: RoundId; title: string }
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    await tx.update(rounds).set({ title }).where(eq(rounds.id, round.id));
  });
}
