import { desc, eq, sql } from 'drizzle-orm';
import { livePlayers, liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';

export interface SessionSummary {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly running: boolean;
  readonly createdAt: Date;
  readonly players: number;
}

/** Most evenings that the list shows. */
const LIMIT = 200;

/** The live sessions of a workspace: running ones first, then the latest. */
export async function listSessions(db: Database, access: WorkspaceAccess): Promise<SessionSummary[]> {
  const running = sql<boolean>`${liveSessions.status} = 'running'`;
  return db
    .select({
      id: liveSessions.id,
      code: liveSessions.code,
      title: liveSessions.title,
      running,
      createdAt: liveSessions.createdAt,
      players: sql<number>`count(${livePlayers.id})::int`
    })
    .from(liveSessions)
    .leftJoin(livePlayers, eq(livePlayers.liveSessionId, liveSessions.id))
    .where(eq(liveSessions.workspaceId, access.workspaceId))
    .groupBy(liveSessions.id)
    .orderBy(desc(running), desc(liveSessions.createdAt))
    .limit(LIMIT);
}
