import { eq } from 'drizzle-orm';
import { rounds } from '#schema/quiz.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz, roundOf } from './edit-quiz.ts';

export async function renameRound(
  db: Database,
  access: WorkspaceAccess,
  quizId: string,
  roundId: string,
  title: string
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const { round } = roundOf(quiz, roundId);
    await tx.update(rounds).set({ title }).where(eq(rounds.id, round.id));
  });
}
