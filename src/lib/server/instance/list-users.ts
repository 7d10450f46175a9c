import { desc, ilike, or, sql } from 'drizzle-orm';
import type { UserId } from '#core/ids.ts';
import { authSessions, users } from '#schema/auth.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import { containing } from '../db/like.ts';
import type { InstanceAccess } from './open-instance.ts';

export const USERS_PER_PAGE = 50;

export interface ListedUser {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly isInstanceOwner: boolean;
  readonly workspaces: number;
  /** Where he is signed in now. */
  readonly signIns: number;
}

/**
 * Accounts of the installation, the newest first.
 * @param page counted from 0
 */
export async function listUsers(
  db: Database,
  _access: InstanceAccess,
  { search = '', page = 0 }: { readonly search?: string; readonly page?: number } = {}
): Promise<{ users: ListedUser[]; total: number }> {
  const pattern = containing(search.trim());
  const wanted =
    search.trim() === '' ? undefined : or(ilike(users.name, pattern), ilike(users.email, pattern));
  const total = await db.$count(users, wanted);
  const listed = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      createdAt: users.createdAt,
      isInstanceOwner: users.isInstanceOwner,
      workspaces: sql<number>`(select count(*)::int from ${workspaceMembers} where ${workspaceMembers.userId} = ${users.id})`,
      signIns: sql<number>`(select count(*)::int from ${authSessions} where ${authSessions.userId} = ${users.id} and ${authSessions.expiresAt} > now())`
    })
    .from(users)
    .where(wanted)
    .orderBy(desc(users.createdAt), users.id)
    .limit(USERS_PER_PAGE)
    .offset(page * USERS_PER_PAGE);
  return { users: listed, total };
}
