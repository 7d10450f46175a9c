import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { livePlayers, liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { endStaleSessions } from './end-stale-sessions.ts';
import { isAbandoned } from './session-activity.ts';

export interface SessionSummary {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly running: boolean;
  /** Nobody plays it: it can be ended here. */
  readonly abandoned: boolean;
  readonly createdAt: Date;
  readonly players: number;
}

/** Most evenings that the list shows. */
const LIMIT = 200;

/** The live sessions of a workspace: running ones first, then the latest. Stale ones are ended first. */
export async function listSessions(db: Database, access: WorkspaceAccess): Promise<SessionSummary[]> {
  await endStaleSessions(db, access);
  const running = sql<boolean>`${liveSessions.status} = 'running'`;
  return db
    .select({
      id: liveSessions.id,
      code: liveSessions.code,
      title: liveSessions.title,
      running,
      abandoned: sql<boolean>`case when ${running} then ${isAbandoned} else false end`,
      createdAt: liveSessions.createdAt,
      players: sql<number>`count(${livePlayers.id})::int`
    })
    .from(liveSessions)
    .leftJoin(livePlayers, eq(livePlayers.liveSessionId, liveSessions.id))
    .where(and(eq(liveSessions.workspaceId, access.workspaceId), isNull(liveSessions.deletedAt)))
    .groupBy(liveSessions.id)
    .orderBy(desc(running), desc(liveSessions.createdAt))
    .limit(LIMIT);
}
