import { RULES_VERSION } from '#core/stored/rules.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId, QuizId } from '#core/ids.ts';
import { CODE_LENGTH, codeFromBytes } from '#core/protocol/session-code.ts';
import { liveSessions } from '#schema/live.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import { loadBrand } from '../brand/load-brand.ts';
import type { Database } from '../db/client.ts';
import { requireNewSessions } from '../instance/require-feature.ts';
import { loadQuiz } from '../quizzes/load-quiz.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { requireFreeSession } from '../workspaces/require-space.ts';
import { endStaleSessions } from './end-stale-sessions.ts';
import { findWaitingSession } from './find-waiting-session.ts';
import { freezeQuiz } from './freeze-quiz.ts';
import { limitStarts } from './limit-starts.ts';
import { keepFrozenQuiz } from './played-quiz.ts';

/** Codes tried before giving up. With six million of them, a second try is rare even with thousands in use. */
const TRIES = 12;

/**
 * Starts a live session of a quiz. Who presses the button again before the
 * game has begun gets the session that is there.
 * @param random makes the code; an argument so that a test can make codes collide
 * @throws AppError `not_found`; `invalid` with `quiz_empty`; `forbidden` while none may begin; `too_many`; `conflict` when as
 * many run as may, or the workspace is full
 */
export async function startLiveSession(
  db: Database,
  access: WorkspaceAccess,
  quizId: QuizId,
  random: (size: number) => Uint8Array = randomBytes
): Promise<{ id: LiveSessionId; code: string }> {
  requirePermission(access, 'hostSessions');
  await limitStarts(db, access.userId);
  const quiz = freezeQuiz(await loadQuiz(db, access, quizId), randomUUID);
  await endStaleSessions(db, access);
  const { workspaceId, userId: hostUserId } = access;
  return db.transaction(async (tx) => {
    // One start at a time per person: the second of two quick presses waits here, and finds the session of the first.
    await tx
      .select({ role: workspaceMembers.role })
      .from(workspaceMembers)
      .where(and(eq(workspaceMembers.workspaceId, workspaceId), eq(workspaceMembers.userId, hostUserId)))
      .for('no key update');
    const frozenQuizId = await keepFrozenQuiz(tx, workspaceId, quiz);
    const waiting = await findWaitingSession(tx, access, { quizId, frozenQuizId });
    if (waiting) return waiting;
    await requireNewSessions(tx, Date.now());
    await requireFreeSession(tx, workspaceId);
    // Behind the lock of the workspace: nobody changes it, or takes its logo away, before the session is stored.
    const brand = await loadBrand(tx, workspaceId);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const code = codeFromBytes(random(CODE_LENGTH * 4));
      if (code === undefined) continue;
      // The partial unique index keeps codes of running sessions apart; a collision stores nothing.
      const [row] = await tx
        .insert(liveSessions)
        .values({
          workspaceId,
          hostUserId,
          quizId,
          code,
          title: quiz.title,
          frozenQuizId,
          rules: RULES_VERSION,
          brand
        })
        .onConflictDoNothing()
        .returning({ id: liveSessions.id });
      if (row) return { id: row.id, code };
    }
    throw new AppError('unavailable', 'no_code');
  });
}
