import type { Database } from '../db/client.ts';
import { consumeRateLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

/** Two a second for a whole minute: nobody who types or drags comes near it. */
const WRITES: RateLimit = { name: 'write', attempts: 120, windowSeconds: 60 };

interface WriteEvent {
  readonly locals: App.Locals;
  readonly request: Pick<Request, 'method'>;
}

/** A refused form is shown again by the loads of its page, within the same request: that is no second write. */
const counted = new WeakSet<App.Locals>();

/**
 * Counts a request of somebody who is signed in that may change something [OPS-21]; reading costs nothing.
 * @throws AppError `too_many`
 */
export async function limitWrites(db: Database, { locals, request }: WriteEvent): Promise<void> {
  const { account } = locals;
  if (!account || request.method === 'GET' || request.method === 'HEAD' || counted.has(locals)) return;
  counted.add(locals);
  await consumeRateLimit(db, WRITES, account.userId);
}
