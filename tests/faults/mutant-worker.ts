import { setTimeout as sleep } from 'node:timers/promises';
import { readEnv } from '#realtime/env.ts';
import { createLog } from '#ops/log.ts';
import type { RoomStore } from '#realtime/store/room-store.ts';
import { startWorker } from '#realtime/worker.ts';
import postgres from 'postgres';

/** A guarantee that is broken on purpose, to see that the suite notices. */
export type Mutation = 'ackBeforeCommit' | 'noFencing';

/** What was acknowledged too early reaches the database this much later, in ms. */
const LATE_MS = 1_000;

const passedOn = (store: RoomStore): Omit<RoomStore, 'commit'> => ({
  findByCode: (code) => store.findByCode(code),
  openCodes: () => store.openCodes(),
  endedSignIns: (hashes) => store.endedSignIns(hashes),
  take: (session) => store.take(session),
  now: () => store.now()
});

/** Says “committed” at once; what waits is lost with the process. */
function ackBeforeCommit(store: RoomStore): RoomStore {
  return {
    ...passedOn(store),
    commit: async (batch) => {
      const late = sleep(LATE_MS).then(() => store.commit(batch));
      late.catch(() => undefined); // never stored, and never told: that is the mutation
      return 'committed';
    }
  };
}

/** Commits with the epoch that the database has at that moment: nobody is ever fenced off. */
function noFencing(store: RoomStore, databaseUrl: string): RoomStore {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  return {
    ...passedOn(store),
    commit: async (batch) => {
      const [row] = await sql<{ epoch: number }[]>`
        select epoch from live_session where id = ${batch.sessionId}`;
      return store.commit({ ...batch, epoch: row?.epoch ?? batch.epoch });
    }
  };
}

if (process.argv[1] === import.meta.filename) {
  const env = readEnv(process.env);
  const log = createLog({ process: 'worker', level: env.logLevel });
  const direct = process.env['DATABASE_URL_DIRECT'] ?? env.databaseUrl;
  const wrapStore = (store: RoomStore) =>
    process.env['MUTATION'] === 'noFencing' ? noFencing(store, direct) : ackBeforeCommit(store);
  const worker = await startWorker(env, log, 'mutant', { wrapStore });
  process.once('SIGTERM', () => {
    void worker.stop().then(() => process.exit(0));
  });
  await worker.ready;
}
