import type { RoomState, WorkerState } from '#core/instance/state.ts';
import { formatBytes } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

interface Check {
  readonly ok: boolean;
  readonly latencyMs: number;
}

export interface InstanceState {
  readonly health: {
    readonly version: string;
    readonly checks: { readonly db: Check; readonly redis: Check | null; readonly migrations: Check };
  };
  readonly workers: readonly WorkerState[];
  /** Absent where the web app sees none. */
  readonly disk:
    { readonly freeBytes: number; readonly totalBytes: number; readonly isLow: boolean } | undefined;
  readonly running: { readonly rooms: readonly RoomState[]; readonly total: number };
  /** Work in the background that does not get done, with a word for why. */
  readonly failingJobs: readonly { readonly name: string; readonly error: string }[];
  /** The address of the last person who signed in or tried a code could not be told from a proxy's. */
  readonly isAddressUnknown: boolean;
}

/** A delay of the event loop that players begin to feel, in ms. */
const SLOW_LOOP_MS = 200;

/** Enough of a worker's id to tell it from the others, as in its log. */
export const shortId = (id: string): string => id.slice(0, 8);

/** What somebody should have a look at, in sentences that say what to do. */
export function problemsOf({
  health,
  workers,
  disk,
  failingJobs,
  isAddressUnknown
}: InstanceState): string[] {
  const { db, redis, migrations } = health.checks;
  const others = [...new Set(workers.map(({ version }) => version))].filter(
    (version) => version !== health.version
  );
  return [
    ...(db.ok ? [] : [m.instance_problem_database()]),
    ...(redis?.ok === false || workers.some((worker) => worker.redis === 'away')
      ? [m.instance_problem_redis()]
      : []),
    ...(migrations.ok ? [] : [m.instance_problem_migrations()]),
    ...(disk?.isLow === true ? [m.instance_problem_disk({ free: formatBytes(disk.freeBytes) })] : []),
    ...(db.ok && !workers.some(({ state }) => state === 'ok') ? [m.instance_problem_no_worker()] : []),
    ...(workers.some(({ hasOurSecret }) => !hasOurSecret) ? [m.instance_problem_secret()] : []),
    ...(others.length > 0
      ? [m.instance_problem_versions({ web: health.version, worker: others.join(', ') })]
      : []),
    ...(failingJobs.length > 0
      ? [m.instance_problem_jobs({ jobs: failingJobs.map((job) => `${job.name} (${job.error})`).join(', ') })]
      : []),
    ...(isAddressUnknown ? [m.instance_problem_address()] : []),
    ...workers
      .filter(({ loopDelayMs }) => loopDelayMs > SLOW_LOOP_MS)
      .map(({ id }) => m.instance_problem_slow({ worker: shortId(id) }))
  ];
}
