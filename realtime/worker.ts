import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import type { Logger } from 'pino';
import { InProcessBus } from './bus/in-process-bus.ts';
import { RedisBus } from './bus/redis-bus.ts';
import { DatabaseClock } from './clock.ts';
import type { Env } from './env.ts';
import { createOpsServer, type Health } from './ops/http.ts';
import { takeWorkerLock, type WorkerLock } from './ops/worker-lock.ts';
import { Credentials } from './room/credentials.ts';
import { RoomRegistry } from './room/room-registry.ts';
import { Doorkeeper } from './socket/doorkeeper.ts';
import { SocketServer } from './socket/socket-server.ts';
import { PostgresRoomStore } from './store/postgres-room-store.ts';
import type { RoomStore } from './store/room-store.ts';

const HEALTH_TIMEOUT_MS = 1_500;
/** Without Redis a new worker waits this long for the old one to let go, in ms. */
const LOCK_PATIENCE_MS = 60_000;
const CONNECT_RETRY_MS = 500;
/** Connections that may wait to be accepted: a whole room comes back at once. The kernel may allow less. */
const BACKLOG = 4_096;

export interface Worker {
  readonly port: number;
  /** Settles when the worker has taken the lock; rejects when another worker keeps it. */
  readonly ready: Promise<void>;
  /** Drains: rooms are given up, clients told to come back. Safe to call twice. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** How long a worker without Redis waits for the one before it, in ms. */
  readonly lockPatienceMs?: number;
  /** Wraps the store: tests break a guarantee here on purpose, to see that they notice. */
  readonly wrapStore?: (store: RoomStore) => RoomStore;
}

/** Puts the worker together: the only place where its parts meet. */
export async function startWorker(
  env: Env,
  log: Logger,
  version: string,
  { lockPatienceMs = LOCK_PATIENCE_MS, wrapStore = (store) => store }: WorkerOptions = {}
): Promise<Worker> {
  const database = new PostgresRoomStore(() =>
    postgres(env.databaseUrl, {
      max: 6,
      idle_timeout: 0,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: { application_name: 'partyquiz-worker' }
    })
  );
  const store = wrapStore(database);
  const clock = new DatabaseClock(() => store.now(), log);
  const workerId = randomUUID();
  const { redisUrl } = env;
  const bus = redisUrl === undefined ? new InProcessBus(workerId) : new RedisBus(redisUrl, workerId, log);
  const credentials = new Credentials(env.secret);
  const { maxPlayers } = env;
  const rooms = new RoomRegistry({
    room: { store, now: clock.now, newId: randomUUID, credentials, maxPlayers, log },
    bus
  });
  const doorkeeper = new Doorkeeper(rooms, bus, credentials, clock.now, log);

  let state: 'standby' | 'ok' | 'draining' = 'standby';
  let lock: WorkerLock | undefined;
  const standby = new AbortController();

  const health = async (): Promise<Health> => {
    const before = performance.now();
    const latencyMs = await within(HEALTH_TIMEOUT_MS, store.now()).then(
      () => Math.round(performance.now() - before),
      () => null
    );
    return {
      status: latencyMs === null && state !== 'draining' ? 'unavailable' : state,
      version,
      uptimeSeconds: Math.round(process.uptime()),
      database: { ok: latencyMs !== null, latencyMs },
      rooms: rooms.size,
      sockets: sockets.size
    };
  };

  const server = createOpsServer(health);
  const sockets = new SocketServer(server, {
    doorkeeper,
    now: clock.now,
    log,
    origins: env.origins,
    addressHeader: env.addressHeader,
    proxyDepth: env.proxyDepth,
    isReady: () => state === 'ok'
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: env.port, host: env.host, backlog: BACKLOG }, resolve);
  });

  let isConnected = false;
  const takeOver = async () => {
    while (state === 'standby') {
      try {
        if (!isConnected) await bus.start();
        isConnected = true;
        lock = await takeWorkerLock({
          isShared: bus.shared,
          databaseUrl: env.databaseUrl,
          patienceMs: lockPatienceMs,
          signal: standby.signal,
          onWaiting: () => {
            log.info('another worker is running; waiting for it to drain');
          },
          onLost: () => {
            log.error('another worker took over while the database was away; draining');
            void stopOnce();
          }
        });
        if (standby.signal.aborted) {
          await lock?.release();
          return;
        }
        if (!lock) throw new AnotherWorker(bus.shared);
        await clock.start();
        if (state === 'standby') state = 'ok';
        log.info({ port: env.port }, 'worker ready');
        return;
      } catch (error) {
        if (error instanceof AnotherWorker) throw error;
        log.warn({ err: error }, 'database or redis not reachable yet');
        await new Promise((resolve) => setTimeout(resolve, CONNECT_RETRY_MS));
      }
    }
  };

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    state = 'draining';
    standby.abort();
    await rooms.drain();
    clock.stop();
    await within(1_000, lock?.release() ?? Promise.resolve()).catch((error: unknown) => {
      log.warn({ err: error }, 'lock not released');
    });
    sockets.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await bus.close();
    await database.close();
  };
  const stopOnce = () => (stopping ??= stop());

  return {
    // A TCP server always has an AddressInfo.
    port: (server.address() as AddressInfo).port,
    ready: takeOver(),
    stop: stopOnce
  };
}

class AnotherWorker extends Error {
  constructor(isShared: boolean) {
    super(
      isShared
        ? 'A PartyQuiz worker without REDIS_URL uses this database. Stop it, or give it the same REDIS_URL, then start this one again.'
        : 'Another PartyQuiz worker uses this database, and without REDIS_URL one database has one worker. Stop the other one, or give all of them the same REDIS_URL, then start this one again.'
    );
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(ms)} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
