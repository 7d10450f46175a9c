import { createHash } from 'node:crypto';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { FrozenQuizId, WorkspaceId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { storedFrozenQuiz } from '#core/stored/frozen-quiz.ts';
import { frozenQuizzes, liveSessions } from '#schema/live.ts';
import type { Transaction } from '../db/transaction.ts';
import { requireSpace, storedSize } from '../workspaces/require-space.ts';

/**
 * The quiz that a session plays, in a query over `live_session` that left-joins `frozen_quiz` by `isPlayedBy`. Sessions of
 * releases up to 0.2.0 hold it themselves.
 */
export const playedQuiz: SQL<FrozenQuiz> =
  sql`coalesce(${frozenQuizzes.content}, ${liveSessions.quiz})`.mapWith((json: unknown) =>
    storedFrozenQuiz.read(json)
  );
export const isPlayedBy: SQL = eq(frozenQuizzes.id, liveSessions.frozenQuizId);

/** SHA-256 over everything that is played, in hex. Only the ids, which every copy has of its own, are left out. */
export function digestOf({ rounds, items, ...facts }: FrozenQuiz): string {
  const content = {
    ...facts,
    rounds: rounds.map((round) => ({ ...round, id: undefined })),
    items: items.map((item) => ({ ...item, id: undefined }))
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A copy may be taken away between two looks, because nobody played it any more. */
const TRIES = 3;

/**
 * Keeps the copy of a quiz that is about to be played; a workspace that has played the same before keeps one.
 * @throws AppError `conflict` when the workspace has no room for another copy
 */
export async function keepFrozenQuiz(
  tx: Transaction,
  workspaceId: WorkspaceId,
  quiz: FrozenQuiz
): Promise<FrozenQuizId> {
  const digest = digestOf(quiz);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const kept = await findFrozenQuiz(tx, workspaceId, digest);
    if (kept !== undefined) return kept;
    await requireSpace(tx, workspaceId, { bytes: storedSize(quiz) });
    await tx.insert(frozenQuizzes).values({ workspaceId, digest, content: quiz }).onConflictDoNothing();
  }
  throw new Error('The copy of the quiz was not kept.');
}

async function findFrozenQuiz(
  tx: Transaction,
  workspaceId: WorkspaceId,
  digest: string
): Promise<FrozenQuizId | undefined> {
  const [kept] = await tx
    .select({ id: frozenQuizzes.id })
    .from(frozenQuizzes)
    .where(and(eq(frozenQuizzes.workspaceId, workspaceId), eq(frozenQuizzes.digest, digest)))
    // Nobody takes an unused copy away before the session that is about to play it is stored.
    .for('key share');
  return kept?.id;
}
