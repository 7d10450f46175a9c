import { asc, eq } from 'drizzle-orm';
import type { Session } from 'lucia';
import { safeEqual } from '#ops/signer.ts';
import { users } from '#schema/auth.ts';
import type { Database } from '../db/client.ts';
import { hashSecret } from '../secret.ts';
import { createLucia } from './lucia.ts';

const LIFETIME_MS = 60 * 60_000;

export const printOfKey = hashSecret;

/**
 * The link with which `npm start` lets in whoever sits before its terminal [ACCOUNT-10]: once, within an hour of the start. Only
 * the process that was started with it knows it, by its print.
 */
export class HostLink {
  #print: string | undefined;
  readonly #until: number;
  readonly #now: () => number;

  /** @param print of its key; without one there is no link */
  constructor(print: string | undefined, now: () => number = () => performance.now()) {
    this.#print = print;
    this.#now = now;
    this.#until = now() + LIFETIME_MS;
  }

  /** Whether this key opens the door now; it never does again. */
  use(key: string): boolean {
    if (this.#print === undefined || this.#now() > this.#until || !safeEqual(printOfKey(key), this.#print))
      return false;
    this.#print = undefined;
    return true;
  }
}

/** Signs in as the first owner of this installation; `undefined` where it has none yet. */
export async function signInAsFirstOwner(db: Database): Promise<Session | undefined> {
  const [owner] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.isInstanceOwner, true))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  return owner && createLucia(db).createSession(owner.id, {});
}
