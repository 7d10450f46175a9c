import { hostOptions } from '#ops/postgres-host.ts';
import postgres from 'postgres';

/** Key of the advisory lock that workers hold: “pqws” in ASCII. */
const LOCK_KEY = 0x70717773;
const RETRY_MS = 250;

export interface WorkerLock {
  /** Whether no other worker can run while this one has the lock. */
  readonly isAlone: boolean;
  /** Keeps all other workers out. False where one runs, or the database is away. */
  keepOthersOut(): Promise<boolean>;
  /** Lets workers with the same Redis in. */
  letOthersIn(): Promise<void>;
  release(): Promise<void>;
}

export interface WorkerLockOptions {
  /** Workers with Redis share the lock; one without, or one that cannot reach it, has it alone. */
  readonly isShared: boolean;
  /** Whether it may go from one to the other. */
  readonly hasRedis: boolean;
  readonly databaseUrl: string;
  /** How long to wait for another worker, in ms. */
  readonly patienceMs: number;
  /** False: whoever stands in the way now is not waited for, but for a lock that was lost. */
  readonly mayWait: boolean;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  readonly onWaiting: () => void;
  /** The lock went with its connection, and another worker has had it since for longer than our patience. */
  readonly onLost: () => void;
  /** We were alone, the lock went with its connection, and a worker with Redis has come in since. */
  readonly onCompany: () => void;
}

/**
 * Waits until this worker may run [ROOM-6]: it is the only one, or all that run share a Redis. During a rolling deploy the new worker waits here for the old one to
 * drain; after `patienceMs` it gives up. The lock lives with a connection of its own: a killed worker frees it. When
 * the database restarts it is taken again.
 *
 * @returns the lock, or `undefined` when another worker kept it all the time or the waiting was ended
 * @throws what postgres throws when the database cannot be reached
 */
export async function takeWorkerLock(options: WorkerLockOptions): Promise<WorkerLock | undefined> {
  const { hasRedis, patienceMs, signal, onWaiting, onLost, onCompany } = options;
  let state: 'waiting' | 'held' | 'released' = 'waiting';
  let isAlone = !options.isShared;
  const sql = postgres(options.databaseUrl, {
    ...hostOptions(options.databaseUrl),
    max: 1,
    idle_timeout: 0,
    // A connection that is renewed loses its locks.
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    onclose: () => {
      if (state !== 'held') return;
      state = 'waiting';
      void retake();
    },
    connection: { application_name: 'partyquiz-worker-lock' }
  });

  const isWaiting = () => state === 'waiting' && !signal.aborted;

  const lockAlone = async () =>
    (await sql<Locked>`select pg_try_advisory_lock(${LOCK_KEY}) as locked`)[0]?.locked === true;
  const lockShared = async () =>
    (await sql<Locked>`select pg_try_advisory_lock_shared(${LOCK_KEY}) as locked`)[0]?.locked === true;

  const wait = async (onRefused: () => void, forMs = patienceMs): Promise<boolean> => {
    const started = performance.now();
    while (isWaiting()) {
      if (await (isAlone ? lockAlone() : lockShared())) {
        state = 'held';
        return true;
      }
      onRefused();
      if (performance.now() - started >= forMs) return false;
      await pause();
    }
    return false;
  };

  const retake = async (): Promise<void> => {
    while (isWaiting()) {
      try {
        const taken = await wait(() => {
          if (!isAlone || !hasRedis) return;
          isAlone = false;
          onCompany();
        });
        // `release` may have come in between.
        if (!taken && isWaiting()) onLost();
        return;
      } catch {
        // The database is still away; nobody else can take the lock meanwhile.
        await pause();
      }
    }
  };
  const release = async () => {
    state = 'released';
    await sql.end({ timeout: 1 });
  };
  const lock: WorkerLock = {
    get isAlone() {
      return isAlone;
    },
    // What this session holds already never stands in its own way, and counts: each lock is taken and given back once.
    keepOthersOut: async () => {
      if (isAlone) return true;
      if (state !== 'held' || !(await lockAlone())) return false;
      isAlone = true;
      return true;
    },
    letOthersIn: async () => {
      if (!isAlone || state !== 'held') return;
      await sql`select pg_advisory_lock_shared(${LOCK_KEY}), pg_advisory_unlock(${LOCK_KEY})`;
      isAlone = false;
    },
    release
  };

  let told = false;
  try {
    const taken = await wait(
      () => {
        if (!told) onWaiting();
        told = true;
      },
      options.mayWait ? patienceMs : 0
    );
    if (taken) return lock;
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}

type Locked = { locked: boolean }[];

const pause = () => new Promise((resolve) => setTimeout(resolve, RETRY_MS));
