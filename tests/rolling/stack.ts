import postgres from 'postgres';
import { findCaddy } from '#scripts/develop/test/caddy.ts';
import { findRedisServer } from '#scripts/develop/test/redis-server.ts';
import { CaddyProcess } from '../support/caddy-process.ts';
import { PostgresProcess } from '../support/postgres-process.ts';
import { findQuietPort } from '../support/quiet-port.ts';
import type { Random } from '../support/random.ts';
import { RedisProcess } from '../support/redis-process.ts';
import { ensureBuild, WebProcess } from '../support/web-process.ts';
import { startWorkerProcess } from '../support/worker-process.ts';
import { Places, type Layout, type Occupant } from './places.ts';

export interface StackOptions {
  readonly random: Random;
  readonly layout: Layout;
  readonly healthIntervalMs: number;
  readonly tryMs: number;
  /** DRAIN_SECONDS of both processes. */
  readonly drainSeconds: { readonly web: number; readonly worker: number };
}

export interface Stack {
  readonly proxy: CaddyProcess;
  readonly sql: postgres.Sql;
  readonly web: Places;
  readonly worker: Places;
  stop(): Promise<void>;
}

/** Everything of an installation: databases, the built web app and worker as the images run them, Caddy in front. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { random, layout, healthIntervalMs, tryMs, drainSeconds } = options;
  await ensureBuild();
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const database = await PostgresProcess.start();
    closing.push(() => database.stop());
    const redis = await RedisProcess.start(await findRedisServer());
    closing.push(() => redis.stop());
    const ports: number[] = [];
    while (ports.length < 4) {
      const port = await findQuietPort(random);
      if (!ports.includes(port)) ports.push(port);
    }
    const [webA = 0, webB = 0, workerA = 0, workerB = 0] = ports;
    // The origin is known before anybody starts: forms are checked against it.
    const proxyPort = await findQuietPort(random);
    const shared = {
      ORIGIN: `http://127.0.0.1:${String(proxyPort)}`,
      ADDRESS_HEADER: 'x-forwarded-for',
      REDIS_URL: redis.url
    };
    // Caddy asks for the health once in an interval, and both sides need their moment.
    const settleMs = healthIntervalMs * 2;
    const startWeb = async (port: number): Promise<Occupant> => {
      const env = { ...shared, DRAIN_SECONDS: String(drainSeconds.web), REGISTRATION: 'open' };
      const process = await WebProcess.start(database.url, { port, env });
      return { stop: () => process.end('SIGTERM') };
    };
    const startWorker = (port: number): Promise<Occupant> =>
      startWorkerProcess(database.url, {
        port,
        entry: 'build-worker/worker.js',
        env: { ...shared, DRAIN_SECONDS: String(drainSeconds.worker), LOG_LEVEL: 'info' }
      });
    const shape = { layout, settleMs };
    const web = new Places({ ...shape, service: 'web', ports: [webA, webB], start: startWeb });
    const worker = new Places({ ...shape, service: 'worker', ports: [workerA, workerB], start: startWorker });
    await Promise.all([web.open(), worker.open()]);
    closing.push(() => Promise.all([web.close(), worker.close()]));
    const proxy = await CaddyProcess.start(await findCaddy(), {
      port: proxyPort,
      webPorts: [webA, webB],
      workerPorts: [workerA, workerB],
      healthIntervalMs,
      tryMs
    });
    closing.push(() => proxy.stop());
    const sql = postgres(database.url, { max: 4, onnotice: () => undefined });
    closing.push(() => sql.end({ timeout: 1 }));
    return { proxy, sql, web, worker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
