import type postgres from 'postgres';

/** Key of the advisory lock that the one worker without Redis holds: “pqws” in ASCII. */
const LOCK_KEY = 0x70717773;
const RETRY_MS = 250;

export interface SingleWorkerLock {
  release(): Promise<void>;
}

/**
 * Waits until this is the only worker [ROOM-6]. During a rolling deploy the new worker waits here for the old one to
 * drain; after `patienceMs` it gives up. The lock lives with its connection: a killed worker frees it.
 *
 * @returns the lock, or `undefined` when another worker kept it all the time
 */
export async function takeSingleWorkerLock(
  sql: postgres.Sql,
  patienceMs: number,
  onWaiting: () => void
): Promise<SingleWorkerLock | undefined> {
  const connection = await sql.reserve();
  const started = performance.now();
  for (let waiting = false; ;) {
    const rows = await connection<
      { locked: boolean }[]
    >`select pg_try_advisory_lock(${LOCK_KEY}) as locked`.catch((error: unknown) => {
      // Else every failed try keeps one connection of the pool for ever.
      connection.release();
      throw error;
    });
    if (rows[0]?.locked) {
      return {
        release: async () => {
          await connection`select pg_advisory_unlock(${LOCK_KEY})`;
          connection.release();
        }
      };
    }
    if (performance.now() - started > patienceMs) {
      connection.release();
      return undefined;
    }
    if (!waiting) onWaiting();
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
