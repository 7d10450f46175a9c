import { setTimeout as sleep } from 'node:timers/promises';
import { explainDatabaseError } from '#ops/reasons/explain-database-error.ts';
import { explainRedisError } from '#ops/reasons/explain-redis-error.ts';
import { sentence, type Reason } from '#ops/reasons/reason.ts';
import { Seldom } from '#ops/seldom.ts';
import type { AloneOrSharedBus } from '../bus/alone-or-shared-bus.ts';
import type { Bus } from '../bus/bus.ts';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import { ALONE_AFTER_MS } from './lone-worker.ts';
import type { NodeStore } from './node-store.ts';
import { takeWorkerLock, type WorkerLock } from './worker-lock.ts';

const RETRY_MS = 500;

export interface TakeOverOptions {
  readonly env: Pick<Env, 'databaseUrl' | 'redisUrl'>;
  readonly log: Log;
  readonly bus: Bus;
  /** The same, where there is a Redis to share. */
  readonly redisBus: AloneOrSharedBus | undefined;
  readonly nodes: Pick<NodeStore, 'isSchemaReady'>;
  /** How long a worker waits for the one before it, in ms. */
  readonly patienceMs: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** The lock went with its connection, and another worker has had it since for longer than our patience. */
  readonly onLost: () => void;
}

/**
 * The way of a worker from its start to the moment at which it may take rooms [ROOM-6][ROOM-20]. What may get better is tried again,
 * and said once a minute; what a person has to change ends it.
 */
export class TakeOver {
  readonly #options: TakeOverOptions;
  readonly #complaints: Seldom;
  #isConnected = false;
  #triesRedisSince: number | undefined;
  /** Why waiting for Redis is in vain, as seen last. */
  #cannotMend: Reason | undefined;

  constructor(options: TakeOverOptions) {
    this.#options = options;
    this.#complaints = new Seldom((text) => {
      options.log.warn(text);
    });
  }

  /**
   * @param prepare what has to work besides, once the lock is taken
   * @returns the lock; `undefined` when the waiting was ended
   * @throws CannotStart, AnotherWorker
   */
  async run(prepare: () => Promise<void>): Promise<WorkerLock | undefined> {
    const { env, signal } = this.#options;
    let lock: WorkerLock | undefined;
    while (!signal.aborted) {
      try {
        lock ??= await this.#tryOnce();
        if (lock) {
          await prepare();
          return lock;
        }
      } catch (error) {
        if (error instanceof AnotherWorker || error instanceof CannotStart) throw error;
        if (signal.aborted) break;
        const reason = explainDatabaseError(env.databaseUrl, error);
        if (reason.isLasting) throw new CannotStart(reason);
        this.#complaints.say(sentence(reason));
      }
      await sleep(RETRY_MS);
    }
    await lock?.release();
    return undefined;
  }

  /** Whether Redis is there, or none is needed. */
  async reachRedis(): Promise<boolean> {
    const { env, bus } = this.#options;
    if (env.redisUrl === undefined || this.#isConnected) return true;
    this.#triesRedisSince ??= performance.now();
    try {
      await bus.start();
      this.#isConnected = true;
      return true;
    } catch (error) {
      const reason = explainRedisError(env.redisUrl, error);
      this.#cannotMend = reason.isLasting ? reason : undefined;
      if (!this.#cannotMend)
        this.#complaints.say(`${sentence(reason)} One worker needs none. It is tried again all the time.`);
      return false;
    }
  }

  async #tryOnce(): Promise<WorkerLock | undefined> {
    const { env, log, redisBus, nodes, patienceMs, signal, onLost } = this.#options;
    if (!(await nodes.isSchemaReady())) {
      this.#complaints.say(
        'The database lacks migrations of this build: run them, or start the web app, which does.'
      );
      return undefined;
    }
    const isReached = await this.reachRedis();
    if (this.#cannotMend) throw new CannotStart(this.#cannotMend);
    if (!isReached && performance.now() - (this.#triesRedisSince ?? 0) < ALONE_AFTER_MS) return undefined;
    const lock = await takeWorkerLock({
      isShared: env.redisUrl !== undefined && isReached,
      hasRedis: env.redisUrl !== undefined,
      databaseUrl: env.databaseUrl,
      patienceMs,
      mayWait: isReached,
      signal,
      onWaiting: () => {
        if (isReached) log.info('another worker is running; waiting for it to drain');
      },
      onCompany: () => redisBus?.goTogether(),
      onLost
    });
    if (!lock && !signal.aborted) {
      if (isReached) throw new AnotherWorker(env.redisUrl !== undefined);
      this.#complaints.say('Another worker runs on this database: without Redis this one cannot join it.');
    }
    if (lock && !isReached) {
      redisBus?.goAlone();
      log.warn(
        'No other worker runs on this database: this one starts alone, and shares when Redis is there'
      );
    }
    return lock;
  }
}

/** Waiting does not help: a person has to change something. */
class CannotStart extends Error {
  constructor(reason: Reason) {
    super(`The worker cannot start. ${sentence(reason)}`);
  }
}

class AnotherWorker extends Error {
  constructor(isShared: boolean) {
    super(
      isShared
        ? 'A PartyQuiz worker without REDIS_URL, or one that cannot reach its Redis, uses this database. Stop it, or give it a REDIS_URL that it reaches, then start this one again.'
        : 'Another PartyQuiz worker uses this database, and without REDIS_URL one database has one worker. Stop the other one, or give all of them the same REDIS_URL, then start this one again.'
    );
  }
}
