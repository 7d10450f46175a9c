import { randomBytes } from 'node:crypto';
import { gt, lte, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { displayPairings } from '#schema/display-pairing.ts';
import type { Database } from '../db/client.ts';
import { consumeAddressLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { pairingCode, PAIRING_LENGTH, PAIRING_MINUTES } from './pairing-code.ts';
import { hashSecret, newSecret } from '../secret.ts';

/** All screens of a pub are behind one address, and each asks for a code every ten minutes. */
const PER_ADDRESS: RateLimit = { name: 'pairing-address', attempts: 60, windowSeconds: 10 * 60 };
/** Screens that wait at a time: of the 280,000 codes under one in a hundred, so that a typing error meets nobody. */
export const MOST_WAITING = 2_000;
/** Codes tried before giving up. */
const TRIES = 12;

export interface BegunPairing {
  readonly code: string;
  /** With this the screen asks what became of its code. It is told this once. */
  readonly key: string;
}

/**
 * Gives a screen a code with which a host can send it to his evening [WEB-14].
 * @param random makes the code; an argument so that a test can make codes collide
 * @throws AppError `too_many`
 */
export async function beginPairing(
  db: Database,
  address: string,
  random: (size: number) => Uint8Array = randomBytes
): Promise<BegunPairing> {
  await consumeAddressLimit(db, PER_ADDRESS, address);
  if ((await db.$count(displayPairings, gt(displayPairings.expiresAt, sql`now()`))) >= MOST_WAITING)
    throw new AppError('too_many');
  const key = newSecret();
  const fresh = {
    keyHash: hashSecret(key),
    liveSessionId: null,
    role: null,
    expiresAt: sql`now() + make_interval(mins => ${PAIRING_MINUTES})`
  };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const code = pairingCode(random(PAIRING_LENGTH * 4));
    if (code === undefined) continue;
    const taken = await db
      .insert(displayPairings)
      .values({ code, ...fresh })
      // One whose time is over is free again.
      .onConflictDoUpdate({
        target: displayPairings.code,
        set: fresh,
        setWhere: lte(displayPairings.expiresAt, sql`now()`)
      })
      .returning({ code: displayPairings.code });
    if (taken.length > 0) return { code, key };
  }
  throw new AppError('unavailable');
}

/**
 * Removes codes whose time is over.
 * @returns how many
 */
export async function sweepPairings(db: Database): Promise<number> {
  const gone = await db.delete(displayPairings).where(lte(displayPairings.expiresAt, sql`now()`));
  return gone.count;
}
