import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { Logger } from 'pino';
import { AloneOrSharedBus } from './bus/alone-or-shared-bus.ts';
import { CountedBus } from './bus/counted-bus.ts';
import { InProcessBus } from './bus/in-process-bus.ts';
import { RedisBus } from './bus/redis-bus.ts';
import type { Bus } from './bus/bus.ts';
import { DatabaseClock } from './clock.ts';
import type { Env } from './env.ts';
import { check, type Health } from '#ops/health.ts';
import { explainListenError } from '#ops/listen-error.ts';
import { noTracing, type Tracing } from '#ops/tracing.ts';
import { secretPrint } from '#ops/secret-print.ts';
import { hostOptions } from '#ops/postgres-host.ts';
import { within } from '#ops/within.ts';
import { createOpsServer } from './ops/http.ts';
import { LoneWorker } from './ops/lone-worker.ts';
import { noMetrics } from './ops/metrics.ts';
import { NodeReporter } from './ops/node-reporter.ts';
import { NodeStore } from './ops/node-store.ts';
import type { PromMetrics, WorkerState } from './ops/prom-metrics.ts';
import { RedisWatch } from './ops/redis-watch.ts';
import { TakeOver } from './ops/take-over.ts';
import type { WorkerLock } from './ops/worker-lock.ts';
import { Credentials } from './room/credentials.ts';
import { Lifecycle } from './lifecycle.ts';
import { RoomRegistry } from './room/room-registry.ts';
import { Doorkeeper } from './socket/doorkeeper.ts';
import { SignInWatch } from './socket/sign-in-watch.ts';
import { SocketServer, type SocketServerOptions } from './socket/socket-server.ts';
import { PostgresRoomStore } from './store/postgres-room-store.ts';
import type { RoomStore } from './store/room-store.ts';

/** Without Redis a new worker waits this long for the old one to let go, in ms. */
const LOCK_PATIENCE_MS = 60_000;
const REDIS_CHECK_MS = 1_000;
/** From the beginning of a stop until the last client has been let go, whatever is away, in ms. */
const DRAIN_MS = 7_000;
const CLOSE_MS = 500;
/** Connections that may wait to be accepted: a whole room comes back at once. The kernel may allow less. */
const BACKLOG = 4_096;

export interface Worker {
  readonly port: number;
  /** Settles when the worker has taken the lock; rejects when another worker keeps it. */
  readonly ready: Promise<void>;
  /** Takes a request for a socket over that another server of this process got. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Resolves when it has stopped, also by itself because another worker took over. */
  readonly stopped: Promise<void>;
  /** Drains: rooms are given up, clients told to come back. Safe to call twice. */
  stop(): Promise<void>;
  /** Whether every room has been given up: what a stop still does after that may be cut short. */
  hasDrained(): boolean;
}

export interface WorkerOptions {
  /** How long a worker without Redis waits for the one before it, in ms. */
  readonly lockPatienceMs?: number;
  /** Wraps the store: tests break a guarantee here on purpose, to see that they notice. */
  readonly wrapStore?: (store: RoomStore) => RoomStore;
  readonly tracing?: Tracing;
  /** Other bounds than the usual ones. */
  readonly sockets?: Pick<SocketServerOptions, 'maxSockets' | 'maxSocketsFrom'>;
}

/** Puts the worker together: the only place where its parts meet. */
export async function startWorker(
  env: Env,
  log: Logger,
  version: string,
  options: WorkerOptions = {}
): Promise<Worker> {
  const { lockPatienceMs = LOCK_PATIENCE_MS, wrapStore = (store) => store, tracing = noTracing } = options;
  const database = new PostgresRoomStore(() =>
    postgres(env.databaseUrl, {
      ...hostOptions(env.databaseUrl),
      max: 6,
      idle_timeout: 0,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: { application_name: 'partyquiz-worker' }
    })
  );
  const store = wrapStore(database);
  const life = new Lifecycle();
  const clock = new DatabaseClock(() => store.now(), log);
  const workerId = randomUUID();
  const { redisUrl } = env;
  const redisBus =
    redisUrl === undefined ? undefined : new AloneOrSharedBus(new RedisBus(redisUrl, workerId, log));
  const redis = redisBus && new RedisWatch(redisBus, env.redisGraceSeconds * 1_000);
  const ownBus = redisBus ?? new InProcessBus(workerId);
  const measured: PromMetrics | undefined =
    env.metricsToken === undefined
      ? undefined
      : await openMetrics(version, {
          rooms: () => rooms.size,
          savingRooms: () => rooms.savingCount,
          sockets: () => sockets.size,
          isReady: () => life.isReady,
          isDatabaseUp: async () => (await check(() => store.now())).ok,
          isRedisUp: () => redis && !redis.isAway,
          clockOffsetMs: () => clock.aheadMs
        });
  const metrics = measured ?? noMetrics;
  const bus: Bus = measured ? new CountedBus(ownBus, metrics) : ownBus;
  const credentials = new Credentials(env.secret);
  const { maxPlayers } = env;
  const rooms: RoomRegistry = new RoomRegistry({
    room: { store, now: clock.now, newId: randomUUID, credentials, maxPlayers, log, metrics, tracing },
    bus
  });
  const signIns = new SignInWatch(store, log);
  const doorkeeper = new Doorkeeper({ rooms, bus, credentials, signIns, now: clock.now, log });

  let lock: WorkerLock | undefined;

  const nodes = new NodeStore(env.databaseUrl);

  const health = async (): Promise<Health> => {
    const [db, away, migrations] = await Promise.all([
      check(() => store.now()),
      redis?.check() ?? null,
      check(() => nodes.isSchemaReady())
    ]);
    return {
      status: statusOf(life.told, {
        db,
        migrations,
        redis: away,
        isDiskFull: database.isDiskFull,
        // Alone it needs none.
        isRedisAwayForLong: redis?.isAwayForLong === true && redisBus?.isAlone !== true
      }),
      version,
      uptime: Math.round(process.uptime()),
      checks: {
        ...{ db, redis: away, migrations, draining: life.told === 'draining' },
        ...(database.isDiskFull && { disk: 'low' as const })
      }
    };
  };

  const server = createOpsServer({
    health,
    isReady: () => life.isReady,
    log,
    token: env.metricsToken,
    readMetrics: () => measured?.read()
  });
  const sockets: SocketServer = new SocketServer(server, {
    doorkeeper,
    signIns,
    now: clock.now,
    log,
    metrics,
    tracing,
    origins: env.origins,
    addressHeader: env.addressHeader,
    proxyDepth: env.proxyDepth,
    isReady: () => life.takesSockets,
    ...options.sockets
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const names = { hostName: 'WS_HOST', portName: 'WS_PORT' };
      const why = explainListenError(error.code ?? '', { host: env.host, port: env.port, ...names });
      reject(why === undefined ? error : new Error(why));
    });
    server.listen({ port: env.port, host: env.host, backlog: BACKLOG }, resolve);
  });

  const reporter = new NodeReporter({
    store: nodes,
    log,
    describe: () => ({
      id: workerId,
      version,
      state: life.told,
      sockets: sockets.size,
      rooms: rooms.report(),
      redis: redis ? (redis.isAway ? 'away' : 'ok') : null,
      secretPrint: secretPrint(env.secret)
    })
  });
  let lone: LoneWorker | undefined;
  const takeOver = new TakeOver({
    env,
    log,
    bus,
    redisBus,
    nodes,
    patienceMs: lockPatienceMs,
    signal: life.whileWaiting,
    onLost: () => {
      log.error('another worker took over while the database was away; draining');
      void stopOnce();
    }
  });
  const lookAtRedis = async () => {
    if (!redis) return;
    if (lone) await takeOver.reachRedis();
    await redis.check();
    await lone?.look();
  };
  // Also without anybody who asks for the health: how long Redis has been away counts.
  const watch = setInterval(() => void lookAtRedis(), REDIS_CHECK_MS);

  const serve = async () => {
    lock = await takeOver.run(() => clock.start());
    // A stop that came meanwhile gives the lock back.
    if (!lock) return;
    if (!life.serve()) {
      await lock.release();
      return;
    }
    if (redis && redisBus) lone = new LoneWorker({ bus: redisBus, redis, lock, log });
    reporter.start();
    log.info({ port: env.port, version }, 'worker ready');
  };

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const since = performance.now();
    life.leave(bus.shared);
    clearInterval(watch);
    reporter.report();
    if (life.stage === 'leaving') await sleep(env.drainSeconds * 1_000);
    life.drain();
    await rooms.drain(since + DRAIN_MS);
    life.end();
    clock.stop();
    signIns.stop();
    await Promise.all([
      within(CLOSE_MS, reporter.stop()).catch((error: unknown) => {
        log.debug({ err: error }, 'report not removed');
      }),
      within(CLOSE_MS, lock?.release() ?? Promise.resolve()).catch((error: unknown) => {
        log.warn({ err: error }, 'lock not released');
      })
    ]);
    sockets.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await bus.close();
    await Promise.all([database.close(), nodes.close()]);
  };
  let onStopped = () => undefined as void;
  const stopped = new Promise<void>((resolve) => (onStopped = resolve));
  const stopOnce = () => (stopping ??= stop().finally(onStopped));

  return {
    // A TCP server always has an AddressInfo.
    port: (server.address() as AddressInfo).port,
    ready: serve(),
    upgrade: (request, socket, head) => {
      server.emit('upgrade', request, socket, head);
    },
    stopped,
    stop: stopOnce,
    hasDrained: () => life.stage === 'gone'
  };
}

/** Loaded only where somebody may read them. */
async function openMetrics(version: string, state: WorkerState): Promise<PromMetrics> {
  const { PromMetrics } = await import('./ops/prom-metrics.ts');
  return new PromMetrics(version, state);
}

/** Whether this worker should get traffic [OPS-3], [OPS-4]. */
function statusOf(
  state: Lifecycle['told'],
  seen: Pick<Health['checks'], 'db' | 'redis' | 'migrations'> & {
    readonly isRedisAwayForLong: boolean;
    readonly isDiskFull: boolean;
  }
): Health['status'] {
  if (state === 'draining') return state;
  if (!seen.db.ok || seen.isRedisAwayForLong) return 'unavailable';
  // A standby counts as healthy so that the worker before it is stopped: not before this one could take over.
  if (state === 'standby') return seen.migrations.ok && seen.redis?.ok !== false ? state : 'unavailable';
  return seen.redis?.ok === false || !seen.migrations.ok || seen.isDiskFull ? 'degraded' : state;
}
