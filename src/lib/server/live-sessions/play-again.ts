import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { issueLead, LEAD_LIFETIME_MS } from '#core/protocol/lead.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { takeDeputiesAlong } from '../deputies/take-deputies-along.ts';
import { signer } from '../signing/signer.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { startLiveSession } from './start-live-session.ts';

const instanceSign: Sign = (text) => signer().sign('claims', text);

/** The evening that follows, and what its host shows the room that shall lead its guests on to it. */
export interface Again {
  readonly code: string;
  readonly lead: string;
}

/**
 * Starts another evening of what a session of this workspace has played [GAME-36]; its deputies lead that one [WEB-18].
 * @throws AppError as `startLiveSession` does; `not_found` where there is no such session, or its quiz is gone
 */
export async function playAgain(
  db: Database,
  access: WorkspaceAccess,
  sessionId: LiveSessionId,
  sign: Sign = instanceSign
): Promise<Again> {
  const [played] = await db
    .select({
      quizId: liveSessions.quizId,
      isOver: eq(liveSessions.status, 'ended').mapWith(Boolean),
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`
    })
    .from(liveSessions)
    .where(
      and(
        eq(liveSessions.workspaceId, access.workspaceId),
        eq(liveSessions.id, sessionId),
        isNull(liveSessions.deletedAt)
      )
    );
  if (!played?.quizId) throw new AppError('not_found', 'session');
  const { id, code } = await startLiveSession(db, access, played.quizId);
  if (played.isOver) await takeDeputiesAlong(db, sessionId, id);
  const expires = Math.floor(played.now) + LEAD_LIFETIME_MS;
  return { code, lead: issueLead({ session: sessionId, code, expires }, sign) };
}
