import { desc, ilike, or, sql } from 'drizzle-orm';
import { authSessions, users } from '#schema/auth.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

export const USERS_PER_PAGE = 50;

export interface ListedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly isInstanceOwner: boolean;
  readonly workspaces: number;
  /** Where he is signed in now. */
  readonly signIns: number;
}

/** A `%` or `_` that somebody typed means itself. */
const escaped = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`);

/**
 * Accounts of the installation, the newest first.
 * @param page counted from 0
 */
export async function listUsers(
  db: Database,
  _access: InstanceAccess,
  { search = '', page = 0 }: { readonly search?: string; readonly page?: number } = {}
): Promise<{ users: ListedUser[]; total: number }> {
  const pattern = `%${escaped(search.trim())}%`;
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      createdAt: users.createdAt,
      isInstanceOwner: users.isInstanceOwner,
      workspaces: sql<number>`(select count(*)::int from ${workspaceMembers} where ${workspaceMembers.userId} = ${users.id})`,
      signIns: sql<number>`(select count(*)::int from ${authSessions} where ${authSessions.userId} = ${users.id} and ${authSessions.expiresAt} > now())`,
      total: sql<number>`(count(*) over ())::int`
    })
    .from(users)
    .where(search.trim() === '' ? undefined : or(ilike(users.name, pattern), ilike(users.email, pattern)))
    .orderBy(desc(users.createdAt), users.id)
    .limit(USERS_PER_PAGE)
    .offset(page * USERS_PER_PAGE);
  return { users: rows.map(({ total: _, ...user }) => user), total: rows[0]?.total ?? 0 };
}
