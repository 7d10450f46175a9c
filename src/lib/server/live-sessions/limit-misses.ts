import type { UserId } from '#core/ids.ts';
import type { Database } from '../db/client.ts';
import { consumeAddressLimit, consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

/** Who asks for a session by its code, and as what. */
export type Seeker =
  | { readonly role: 'display'; readonly address: string }
  /** Sees only the session that a device leads as a deputy; named by the hash of what it holds. */
  | { readonly role: 'deputy'; readonly address: string; readonly keyHash: string }
  /** Sees only sessions of workspaces that the account belongs to. */
  | { readonly role: 'host'; readonly address: string; readonly userId: UserId };

const PER_ADDRESS: RateLimit = { name: 'missed-code-address', attempts: 60, windowSeconds: 60 };
const PER_ACCOUNT: RateLimit = { name: 'missed-code-account', attempts: 30, windowSeconds: 60 };

/**
 * Counts a code that the seeker asked for in vain. Codes that are there cost nothing: all screens of a pub are behind
 * one address.
 * @throws AppError `too_many`
 */
export async function countMiss(db: Database, seeker: Seeker): Promise<void> {
  if (seeker.role === 'host') await consumeRateLimit(db, PER_ACCOUNT, seeker.userId);
  await consumeAddressLimit(db, PER_ADDRESS, seeker.address);
}
