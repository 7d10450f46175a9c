import { createHash } from 'node:crypto';
import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { UserId } from '#core/ids.ts';
import { authSessions, users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';

/** Sign-ins last this long after the last visit; lucia extends them when less than half is left. */
export const LIFETIME = new TimeSpan(30, 'd');

/** What is stored of a session id. */
export const hashSessionId = (id: string): string => createHash('sha256').update(id).digest('hex');

/**
 * No sign-in is older than this, however often it is used [ACCOUNT-2]: a cookie that was once copied, or a browser that was
 * forgotten somewhere, stops working at last. Half a year, so that who hosts every week types a password twice a year.
 */
const MOST_DAYS = 180;
const lastDay = sql<Date>`${authSessions.createdAt} + make_interval(days => ${MOST_DAYS})`;

/** A sign-in that still opens its account. Sign-ins of releases up to 0.2.0 may be stored with a later end. */
export const isGood = and(gt(authSessions.expiresAt, sql`now()`), gt(lastDay, sql`now()`));

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
        expiresAt: authSessions.expiresAt,
        seenAt: authSessions.seenAt,
        device: authSessions.device,
        isLast: sql<boolean>`${authSessions.expiresAt} >= ${lastDay}`
      })
      .from(authSessions)
      .innerJoin(users, eq(users.id, authSessions.userId))
      .where(and(eq(authSessions.idHash, hashSessionId(sessionId)), isGood));
    if (!row) return [null, null];
    const { userId, email, name, isInstanceOwner, seenAt, device, isLast } = row;
    // Lucia extends what ends within half a lifetime. What cannot be extended any more is shown to it as if it had all its
    // time left, or every request would try.
    const expiresAt = isLast ? new Date(Date.now() + LIFETIME.milliseconds()) : row.expiresAt;
    return [
      { id: sessionId, userId, expiresAt, attributes: { seenAt, device } },
      { id: userId, attributes: { email, name, isInstanceOwner } }
    ];
  }

  async getUserSessions(userId: UserId): Promise<DatabaseSession[]> {
    const rows = await this.#db
      .select()
      .from(authSessions)
      .where(and(eq(authSessions.userId, userId), isGood));
    return rows.map(({ idHash: id, expiresAt, seenAt, device }) => ({
      id,
      userId,
      expiresAt,
      attributes: { seenAt, device }
    }));
  }

  async setSession({ id, userId, expiresAt }: DatabaseSession): Promise<void> {
    await this.#db.insert(authSessions).values({ idHash: hashSessionId(id), userId, expiresAt });
  }

  async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    await this.#db
      .update(authSessions)
      .set({ expiresAt: sql`least(${expiresAt.toISOString()}::timestamptz, ${lastDay})` })
      .where(eq(authSessions.idHash, hashSessionId(sessionId)));
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.#db.delete(authSessions).where(eq(authSessions.idHash, hashSessionId(sessionId)));
  }

  async deleteUserSessions(userId: UserId): Promise<void> {
    await this.#db.delete(authSessions).where(eq(authSessions.userId, userId));
  }

  async deleteExpiredSessions(): Promise<void> {
    await sweepSignIns(this.#db);
  }
}

/**
 * Removes sign-ins that are over.
 * @returns how many
 */
export async function sweepSignIns(db: Database): Promise<number> {
  const gone = await db
    .delete(authSessions)
    .where(or(lte(authSessions.expiresAt, sql`now()`), lte(lastDay, sql`now()`)));
  return gone.count;
}
