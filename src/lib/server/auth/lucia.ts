import { Lucia, TimeSpan } from 'lucia';
import { database, type Database } from '../db/client.ts';
import { SessionAdapter } from './session-adapter.ts';

export const SESSION_COOKIE = 'pq_session';

/** Sign-ins last this long after the last visit; lucia extends them when less than half is left. */
const LIFETIME = new TimeSpan(30, 'd');

export function createLucia(db: Database) {
  return new Lucia(new SessionAdapter(db), {
    sessionExpiresIn: LIFETIME,
    sessionCookie: { name: SESSION_COOKIE, expires: true },
    getUserAttributes: ({ email, name, isInstanceOwner }) => ({ email, name, isInstanceOwner })
  });
}

let cached: ReturnType<typeof createLucia> | undefined;

/** Lucia on the web app's database. */
export function lucia() {
  cached ??= createLucia(database());
  return cached;
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: { email: string; name: string; isInstanceOwner: boolean };
  }
}
