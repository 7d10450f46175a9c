import { and, desc, eq, ilike, isNull, or, sql } from 'drizzle-orm';
import { liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { containing } from '../db/like.ts';
import type { ListPage } from '../db/list-page.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { endStaleSessions } from './end-stale-sessions.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { isAbandoned } from '#queries/session-activity.ts';

export interface SessionSummary {
  readonly id: LiveSessionId;
  readonly code: string;
  readonly title: string;
  readonly running: boolean;
  /** Nobody plays it: it can be ended here. */
  readonly abandoned: boolean;
  readonly createdAt: Date;
  readonly players: number;
}

export const SESSIONS_PER_PAGE = 50;

const isListed = ({ workspaceId }: WorkspaceAccess, search = '') =>
  and(
    eq(liveSessions.workspaceId, workspaceId),
    isNull(liveSessions.deletedAt),
    search === ''
      ? undefined
      : or(ilike(liveSessions.title, containing(search)), ilike(liveSessions.code, containing(search)))
  );

/** How many live sessions of a workspace have a text in their titles or codes. */
export const countSessions = (db: Database, access: WorkspaceAccess, search = ''): Promise<number> =>
  db.$count(liveSessions, isListed(access, search));

/** A page of the live sessions of a workspace: running ones first, then the latest. Stale ones are ended first. */
export async function listSessions(
  db: Database,
  access: WorkspaceAccess,
  { search = '', page = 0 }: Partial<ListPage> = {}
): Promise<SessionSummary[]> {
  await endStaleSessions(db, access);
  const running = sql<boolean>`${liveSessions.status} = 'running'`;
  return db
    .select({
      id: liveSessions.id,
      code: liveSessions.code,
      title: liveSessions.title,
      running,
      abandoned: sql<boolean>`case when ${running} then ${isAbandoned(sql<boolean>)} else false end`,
      createdAt: liveSessions.createdAt,
      players: sql<number>`(select count(*)::int from live_player where live_player.live_session_id = live_session.id)`
    })
    .from(liveSessions)
    .where(isListed(access, search))
    .orderBy(desc(running), desc(liveSessions.createdAt), desc(liveSessions.id))
    .limit(SESSIONS_PER_PAGE)
    .offset(page * SESSIONS_PER_PAGE);
}
