import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

const DISPLAY_TICKETS: RateLimit = { name: 'display-ticket', attempts: 60, windowSeconds: 60 };

/**
 * Displays need no account, so an address may not try codes for ever.
 * @throws AppError `too_many`
 */
export const limitDisplays = (db: Database, address: string): Promise<void> =>
  consumeRateLimit(db, DISPLAY_TICKETS, address);
