import { readFileSync } from 'node:fs';

/** The value below which this part of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and greatest of several rounds, in three significant places behind the point. */
export function spreadOf(rounds: readonly number[]): Spread {
  const tidy = (value: number) => Math.round(value * 1_000) / 1_000;
  return {
    median: tidy(quantile(rounds, 0.5)),
    min: tidy(Math.min(...rounds)),
    max: tidy(Math.max(...rounds))
  };
}

/** Clock ticks per second that /proc counts in: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** CPU time that a process has used, in ms; `NaN` where there is no /proc. */
export function cpuMsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field is a name in brackets that may hold spaces; utime and stime are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
  } catch {
    return NaN;
  }
}

/** Moments spread at random over a second, in ms from now. */
export const withinOneSecond = (count: number): number[] =>
  Array.from({ length: count }, () => Math.random() * 1_000);

export const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
