import { and, asc, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { UserId, WorkspaceId } from '#core/ids.ts';
import { can, type Action, type Role } from '#core/workspace/permissions.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import type { Account } from '../auth/account.ts';
import type { Database } from '../db/client.ts';

declare const opened: unique symbol;
/**
 * Proof that an account may enter a workspace. Only `openWorkspace` makes one, so a use case that asks for it cannot
 * be called for a workspace that somebody only knows the name of.
 */
export interface WorkspaceAccess {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly [opened]: true;
}

const columns = {
  workspaceId: workspaces.id,
  slug: workspaces.slug,
  name: workspaces.name,
  role: workspaceMembers.role
};

const query = (db: Database) =>
  db
    .select(columns)
    .from(workspaceMembers)
    .innerJoin(workspaces, eq(workspaces.id, workspaceMembers.workspaceId));

type Row = Awaited<ReturnType<typeof query>>[number];

// The cast gives the proof its mark; the row above it is the proof.
const toAccess = (row: Row, account: Account) => ({ ...row, userId: account.userId }) as WorkspaceAccess;

/**
 * Lets an account into a workspace it belongs to.
 * @throws AppError `unauthenticated`, or `not_found` for strangers: who may not enter is not told that it exists
 */
export async function openWorkspace(
  db: Database,
  account: Account | undefined,
  slug: string
): Promise<WorkspaceAccess> {
  if (!account) throw new AppError('unauthenticated');
  const [row] = await query(db).where(
    and(eq(workspaces.slug, slug), eq(workspaceMembers.userId, account.userId))
  );
  if (!row) throw new AppError('not_found', 'workspace');
  return toAccess(row, account);
}

/** The workspace somebody starts in: the oldest one. */
export async function openHomeWorkspace(db: Database, account: Account): Promise<WorkspaceAccess> {
  const [row] = await query(db)
    .where(eq(workspaceMembers.userId, account.userId))
    .orderBy(asc(workspaceMembers.createdAt), asc(workspaces.slug))
    .limit(1);
  if (!row) throw new AppError('not_found', 'workspace');
  return toAccess(row, account);
}

/** @throws AppError `forbidden` */
export function requirePermission({ role }: WorkspaceAccess, action: Action): void {
  if (can(role, action)) return;
  throw new AppError('forbidden', can('editor', action) ? 'editor_needed' : 'owner_needed');
}
