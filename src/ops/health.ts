import type { DiskLevel } from './disk.ts';
import { within } from './within.ts';

/** Longest that a health check waits for whatever it asks, in ms. */
export const CHECK_PATIENCE_MS = 1_500;

/** One thing that a process needs, as seen just now. */
export interface Check {
  readonly ok: boolean;
  readonly latencyMs: number;
}

/**
 * What a process says of itself. Anybody may read it, so it names no host, no person and no cause; those are in the
 * log.
 */
export interface Health {
  /** `degraded`: it works, and somebody should have a look. `standby`: it waits for the worker before it to leave. */
  readonly status: 'ok' | 'degraded' | 'standby' | 'draining' | 'unavailable';
  readonly version: string;
  /** Seconds since the process started. */
  readonly uptime: number;
  readonly checks: {
    readonly db: Check;
    /** Null where none is configured. */
    readonly redis: Check | null;
    /** Whether the database has every migration of this build. */
    readonly migrations: Check;
    readonly draining: boolean;
    /** Whether the disk that this process sees has room left [OPS-24]; absent where it sees none. */
    readonly disk?: Extract<DiskLevel, 'ok' | 'low'>;
  };
}

/** Whether a process in this state should get traffic. */
export const isHealthy = ({ status }: Pick<Health, 'status'>): boolean =>
  status === 'ok' || status === 'degraded' || status === 'standby';

/** Tries something; whatever goes wrong, or takes too long, means no. */
export async function check(attempt: () => Promise<unknown>): Promise<Check> {
  const started = performance.now();
  const ok = await within(CHECK_PATIENCE_MS, attempt()).then(
    (result) => result !== false,
    // The reason is in the log of the connection itself and of real requests.
    () => false
  );
  return { ok, latencyMs: Math.round((performance.now() - started) * 10) / 10 };
}
