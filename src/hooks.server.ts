import { sequence } from '@sveltejs/kit/hooks';
import { keepAnnouncing } from '#lib/server/auth/keep-announcing.ts';
import { closeDatabase } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { followLifecycle } from '#lib/server/health/lifecycle.ts';
import { handleAccount } from '#lib/server/hooks/handle-account.ts';
import { handleCompression } from '#lib/server/hooks/handle-compression.ts';
import { handleError } from '#lib/server/hooks/handle-error.ts';
import { handleHeaders } from '#lib/server/hooks/handle-headers.ts';
import { handleLocale } from '#lib/server/hooks/handle-locale.ts';
import { handleMetrics } from '#lib/server/hooks/handle-metrics.ts';
import { handleOrigin } from '#lib/server/hooks/handle-origin.ts';
import { handleRequestId } from '#lib/server/hooks/handle-request-id.ts';
import { handleTracing } from '#lib/server/hooks/handle-tracing.ts';
import { handleUnreadable } from '#lib/server/hooks/handle-unreadable.ts';
import { startJobs, stopJobs } from '#lib/server/jobs/web-jobs.ts';
import { flushReports, log } from '#lib/server/log.ts';
import { openMetrics } from '#lib/server/metrics/open-metrics.ts';
import { closeRedis } from '#lib/server/redis/ping-redis.ts';
import { openTracing, tracing } from '#lib/server/tracing.ts';
import { version } from '#lib/server/version.ts';
import { watchProcess } from '#ops/process-failures.ts';

/** What the server around the app leaves us at its end, in ms. */
const SHUTDOWN_MS = 500;
/** Of these, for jobs; what is not done then another process does. */
const JOBS_MS = 250;

export const init = async () => {
  env();
  watchProcess(log(), flushReports);
  followLifecycle(() => log().info({ version }, 'web ready'));
  startJobs();
  const stopAnnouncing = keepAnnouncing();
  process.on('sveltekit:shutdown', () => {
    stopAnnouncing();
    closeRedis();
    void stopJobs(JOBS_MS).then(closeDatabase);
    void tracing().stop();
    void flushReports(SHUTDOWN_MS);
  });
  await Promise.all([openMetrics(), openTracing()]);
};

export const handle = sequence(
  handleTracing,
  handleMetrics,
  handleCompression,
  handleRequestId,
  handleHeaders,
  handleOrigin,
  handleLocale,
  handleUnreadable,
  handleAccount
);
export { handleError };
