import { readDisk } from '#ops/disk.ts';
import { check } from '#ops/health.ts';
import { database } from '../db/client.ts';
import { env } from '../env.ts';
import { isDraining } from '../health/lifecycle.ts';
import { redisPing } from '../redis/ping-redis.ts';
import { version } from '../version.ts';
import { countFailingJobs } from './count-failing-jobs.ts';
import { measureDatabase } from './measure-database.ts';
import { countRunningSessions } from './count-running-sessions.ts';
import type { WebMetrics } from './web-metrics.ts';

let current: WebMetrics | undefined;

/** What this process counts; `undefined` where nobody may read it. */
export const metrics = (): WebMetrics | undefined => current;

/** Begins to count, where there is a token to read it with; the code for it is loaded only then. */
export async function openMetrics(): Promise<void> {
  if (env().metricsToken === undefined) return;
  const { WebMetrics } = await import('./web-metrics.ts');
  current = new WebMetrics(version, {
    runningSessions: () => countRunningSessions(database()),
    isRedisUp: async () => {
      const ping = redisPing();
      return ping && (await check(ping)).ok;
    },
    isDraining,
    disk: () => readDisk(env().diskFolder),
    databaseBytes: () => measureDatabase(database()),
    failingJobs: () => countFailingJobs(database())
  });
}
