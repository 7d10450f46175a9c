import { Lucia } from 'lucia';
import type { UserId } from '#core/ids.ts';
import { database, type Database } from '../db/client.ts';
import { LIFETIME, SessionAdapter } from './session-adapter.ts';

export const SESSION_COOKIE = 'pq_session';

export function createLucia(db: Database) {
  return new Lucia(new SessionAdapter(db), {
    sessionExpiresIn: LIFETIME,
    sessionCookie: { name: SESSION_COOKIE, expires: true },
    getSessionAttributes: ({ seenAt, device }) => ({ seenAt: seenAt ?? null, device: device ?? '' }),
    getUserAttributes: ({ email, name, isInstanceOwner }) => ({ email, name, isInstanceOwner })
  });
}

let cached: ReturnType<typeof createLucia> | undefined;

/** Lucia on the web app's database. */
export function lucia() {
  cached ??= createLucia(database());
  return cached;
}

/** Inside of lucia's own module its `UserId` would hide ours. */
type AccountId = UserId;

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    UserId: AccountId;
    /** Absent of a sign-in that is being made. */
    DatabaseSessionAttributes: { seenAt?: Date | null; device?: string };
    DatabaseUserAttributes: { email: string; name: string; isInstanceOwner: boolean };
  }
}
