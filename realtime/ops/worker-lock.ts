import postgres from 'postgres';

/** Key of the advisory lock that workers hold: “pqws” in ASCII. */
const LOCK_KEY = 0x70717773;
const RETRY_MS = 250;

export interface WorkerLock {
  release(): Promise<void>;
}

export interface WorkerLockOptions {
  /** Workers with Redis share the lock; one without has it alone. */
  readonly isShared: boolean;
  readonly databaseUrl: string;
  /** How long to wait for another worker, in ms. */
  readonly patienceMs: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  readonly onWaiting: () => void;
  /** The lock went with its connection, and another worker has had it since for longer than our patience. */
  readonly onLost: () => void;
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
  const { isShared, patienceMs, signal, onWaiting, onLost } = options;
  let state: 'waiting' | 'held' | 'released' = 'waiting';
  const sql = postgres(options.databaseUrl, {
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

  const wait = async (onRefused: () => void): Promise<boolean> => {
    const started = performance.now();
    while (isWaiting()) {
      const rows = isShared
        ? await sql<{ locked: boolean }[]>`select pg_try_advisory_lock_shared(${LOCK_KEY}) as locked`
        : await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as locked`;
      if (rows[0]?.locked) {
        state = 'held';
        return true;
      }
      onRefused();
      if (performance.now() - started > patienceMs) return false;
      await pause();
    }
    return false;
  };

  const retake = async (): Promise<void> => {
    while (isWaiting()) {
      try {
        const taken = await wait(() => undefined);
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

  let told = false;
  try {
    const taken = await wait(() => {
      if (!told) onWaiting();
      told = true;
    });
    if (taken) return { release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return undefined;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, RETRY_MS));
