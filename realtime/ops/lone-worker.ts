import type { AloneOrSharedBus } from '../bus/alone-or-shared-bus.ts';
import type { Log } from '../log.ts';
import { LEASE_MS } from '../room/gateway.ts';
import type { RedisWatch } from './redis-watch.ts';
import type { WorkerLock } from './worker-lock.ts';

/** Redis may be started again meanwhile, in ms. */
export const ALONE_AFTER_MS = 2_000;

export interface LoneWorkerOptions {
  readonly bus: AloneOrSharedBus;
  readonly redis: RedisWatch;
  readonly lock: Pick<WorkerLock, 'isAlone' | 'keepOthersOut' | 'letOthersIn'>;
  readonly log: Log;
}

/**
 * Lets a worker go on without Redis where no other one runs [ROOM-20]. PostgreSQL tells whether that is so, and keeps
 * others out as long as the rooms here are not to be found in Redis.
 */
export class LoneWorker {
  readonly #options: LoneWorkerOptions;
  #isBusy = false;

  constructor(options: LoneWorkerOptions) {
    this.#options = options;
  }

  /** Looks how things are; to be called after each look at Redis. */
  async look(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.#look();
    } catch (error) {
      // The database is away too: nobody can take a room meanwhile.
      this.#options.log.debug({ err: error }, 'not known whether this worker is alone');
    } finally {
      this.#isBusy = false;
    }
  }

  async #look(): Promise<void> {
    const { bus, redis, lock, log } = this.#options;
    if (redis.awayForMs >= ALONE_AFTER_MS) {
      if (bus.isAlone || !(await lock.keepOthersOut())) return;
      bus.goAlone();
      log.warn(
        'Redis is away and no other worker runs on this database: this one goes on alone until it is back'
      );
    } else if (!redis.isAway && bus.isAlone) {
      bus.goTogether();
      log.info('Redis is back');
    } else if (lock.isAlone && (bus.togetherForMs ?? 0) >= LEASE_MS) await lock.letOthersIn();
  }
}
