import type { Database } from '../db/client.ts';
import { createLucia } from './lucia.ts';

/** Ends one sign-in: its id opens nothing any more. */
export async function signOut(db: Database, sessionId: string): Promise<void> {
  await createLucia(db).invalidateSession(sessionId);
}
