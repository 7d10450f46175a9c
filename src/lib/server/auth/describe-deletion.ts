import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { UserId, WorkspaceId } from '#core/ids.ts';
import { roles } from '#core/workspace/permissions.ts';
import { users } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { DatabaseOrTransaction } from '../db/transaction.ts';
import { isAbandoned } from '#queries/session-activity.ts';

interface NamedWorkspace {
  readonly id: WorkspaceId;
  readonly name: string;
}

/** What becomes of everything when an account is deleted [ACCOUNT-7]. */
export interface Deletion {
  /** Workspaces that go with it, because nobody else belongs to them. */
  readonly going: readonly (NamedWorkspace & { readonly quizzes: number; readonly evenings: number })[];
  /** Workspaces that would be left without an owner, and who becomes theirs. */
  readonly passing: readonly (NamedWorkspace & { readonly heirId: UserId; readonly heir: string })[];
  readonly staying: readonly NamedWorkspace[];
  /** Why it cannot be deleted now; a key of an issue. */
  readonly obstacle: 'last_owner_stays' | 'evening_running' | undefined;
}

export async function describeDeletion(db: DatabaseOrTransaction, userId: UserId): Promise<Deletion> {
  const mine = await db
    .select({
      id: workspaces.id,
      name: workspaces.name,
      role: workspaceMembers.role,
      quizzes: sql<number>`(select count(*)::int from quiz where workspace_id = workspace.id and deleted_at is null)`,
      evenings: sql<number>`(select count(*)::int from live_session where workspace_id = workspace.id and deleted_at is null)`
    })
    .from(workspaceMembers)
    .innerJoin(workspaces, eq(workspaces.id, workspaceMembers.workspaceId))
    .where(eq(workspaceMembers.userId, userId))
    .orderBy(workspaces.name, workspaces.id);
  const others = await listOthers(
    db,
    userId,
    mine.map(({ id }) => id)
  );
  const going: Deletion['going'][number][] = [];
  const passing: Deletion['passing'][number][] = [];
  const staying: NamedWorkspace[] = [];
  for (const { role, quizzes, evenings, ...workspace } of mine) {
    const left = others.filter(({ workspaceId }) => workspaceId === workspace.id);
    const [heir] = left;
    if (!heir) going.push({ ...workspace, quizzes, evenings });
    else if (role === 'owner' && heir.role !== 'owner')
      passing.push({ ...workspace, heirId: heir.userId, heir: heir.name });
    else staying.push(workspace);
  }
  const obstacle = (await isLastOwner(db, userId))
    ? 'last_owner_stays'
    : (await isPlayed(
          db,
          going.map(({ id }) => id)
        ))
      ? 'evening_running'
      : undefined;
  return { going, passing, staying, obstacle };
}

/** Who else belongs to these workspaces: owners first, then editors, of each kind who has been there longest. */
const listOthers = (db: DatabaseOrTransaction, userId: UserId, workspaceIds: readonly WorkspaceId[]) =>
  db
    .select({
      workspaceId: workspaceMembers.workspaceId,
      userId: users.id,
      name: users.name,
      role: workspaceMembers.role
    })
    .from(workspaceMembers)
    .innerJoin(users, eq(users.id, workspaceMembers.userId))
    .where(and(inArray(workspaceMembers.workspaceId, [...workspaceIds]), ne(workspaceMembers.userId, userId)))
    .orderBy(
      sql`array_position(${`{${roles.join()}}`}::text[], ${workspaceMembers.role})`,
      workspaceMembers.createdAt,
      users.id
    );

/** Others would be left in an installation that nobody looks after [OPS-9]. */
async function isLastOwner(db: DatabaseOrTransaction, userId: UserId): Promise<boolean> {
  const [me] = await db.select({ owns: users.isInstanceOwner }).from(users).where(eq(users.id, userId));
  if (!me?.owns) return false;
  const isOther = ne(users.id, userId);
  return (
    (await db.$count(users, and(isOther, eq(users.isInstanceOwner, true)))) === 0 &&
    (await db.$count(users, isOther)) > 0
  );
}

/** Somebody plays in one of these workspaces, or did within the hour. */
async function isPlayed(db: DatabaseOrTransaction, workspaceIds: readonly WorkspaceId[]): Promise<boolean> {
  const [played] = await db
    .select({ id: liveSessions.id })
    .from(liveSessions)
    .where(
      and(
        inArray(liveSessions.workspaceId, [...workspaceIds]),
        eq(liveSessions.status, 'running'),
        sql`not ${isAbandoned(sql)}`
      )
    )
    .limit(1);
  return played !== undefined;
}
