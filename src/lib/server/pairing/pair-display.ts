import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import type { DisplayRole } from '#core/game/stage/display-roles.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { displayPairings } from '#schema/display-pairing.ts';
import type { Database } from '../db/client.ts';
import { consumeAddressLimit, consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';
import { readPairingCode } from './pairing-code.ts';

/** Who types the code of a screen. */
export interface Pairer {
  /** Whoever it is, in a word that is always the same for him. */
  readonly subject: string;
  readonly address: string;
}

const PER_PERSON: RateLimit = { name: 'missed-pairing', attempts: 20, windowSeconds: 60 };
const PER_ADDRESS: RateLimit = { name: 'missed-pairing-address', attempts: 60, windowSeconds: 60 };

const waits = (code: string) =>
  and(
    eq(displayPairings.code, code),
    isNull(displayPairings.liveSessionId),
    gt(displayPairings.expiresAt, sql`now()`)
  );

/**
 * Whether a screen waits with this code, before anything happens with it. Only codes with which none waits are counted.
 * @returns the code as the screen shows it
 * @throws AppError `not_found` with `pairing`; `too_many` after too many of those
 */
export async function findWaitingDisplay(db: Database, pairer: Pairer, typed: string): Promise<string> {
  const code = readPairingCode(typed);
  if (code !== undefined && (await db.$count(displayPairings, waits(code))) > 0) return code;
  return miss(db, pairer);
}

/**
 * Sends the screen that waits with this code to an evening, in a role. A code works once [WEB-14].
 * @throws AppError `not_found` with `pairing`; `too_many` after too many of those
 */
export async function pairDisplay(
  db: Database,
  pairer: Pairer,
  typed: string,
  liveSessionId: LiveSessionId,
  role: DisplayRole
): Promise<string> {
  const code = readPairingCode(typed);
  const [paired] =
    code === undefined
      ? []
      : await db
          .update(displayPairings)
          .set({ liveSessionId, role })
          .where(waits(code))
          .returning({ code: displayPairings.code });
  return paired ? paired.code : miss(db, pairer);
}

async function miss(db: Database, { subject, address }: Pairer): Promise<never> {
  await consumeRateLimit(db, PER_PERSON, subject);
  await consumeAddressLimit(db, PER_ADDRESS, address);
  throw new AppError('not_found', 'pairing');
}
