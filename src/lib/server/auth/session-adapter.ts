import { createHash } from 'node:crypto';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession } from 'lucia';
import { authSessions, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

/** What is stored of a session id. */
export const hashSessionId = (id: string): string => createHash('sha256').update(id).digest('hex');

/**
 * Lucia's storage over drizzle. Only the SHA-256 of a session id is stored; the raw id exists in the cookie alone.
 * So `getUserSessions` can return hashes only, which must never be given to `invalidateSession`.
 */
export class SessionAdapter implements Adapter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async getSessionAndUser(sessionId: string): ReturnType<Adapter['getSessionAndUser']> {
    const [row] = await this.#db
      .select({
        userId: users.id,
        email: users.email,
        name: users.name,
        isInstanceOwner: users.isInstanceOwner,
        expiresAt: authSessions.expiresAt
      })
      .from(authSessions)
      .innerJoin(users, eq(users.id, authSessions.userId))
      .where(eq(authSessions.idHash, hashSessionId(sessionId)));
    if (!row) return [null, null];
    const { userId, email, name, isInstanceOwner, expiresAt } = row;
    return [
      { id: sessionId, userId, expiresAt, attributes: {} },
      { id: userId, attributes: { email, name, isInstanceOwner } }
    ];
  }

  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    const rows = await this.#db
      .select()
      .from(authSessions)
      .where(and(eq(authSessions.userId, userId), gt(authSessions.expiresAt, sql`now()`)));
    return rows.map((row) => ({ id: row.idHash, userId, expiresAt: row.expiresAt, attributes: {} }));
  }

  async setSession({ id, userId, expiresAt }: DatabaseSession): Promise<void> {
    await this.#db.insert(authSessions).values({ idHash: hashSessionId(id), userId, expiresAt });
  }

  async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    await this.#db
      .update(authSessions)
      .set({ expiresAt })
      .where(eq(authSessions.idHash, hashSessionId(sessionId)));
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.#db.delete(authSessions).where(eq(authSessions.idHash, hashSessionId(sessionId)));
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.#db.delete(authSessions).where(eq(authSessions.userId, userId));
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#db.delete(authSessions).where(lte(authSessions.expiresAt, sql`now()`));
  }
}
