/** How many backups are kept: the newest of each of so many days, weeks and months (UTC). */
export interface Keep {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export interface DatedBackup {
  readonly name: string;
  readonly at: Date;
}

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const MONDAY_SHIFT = 3;

const periods: Record<keyof Keep, (at: Date) => number> = {
  daily: (at) => Math.floor(at.getTime() / DAY_MS),
  weekly: (at) => Math.floor((Math.floor(at.getTime() / DAY_MS) + MONDAY_SHIFT) / 7),
  monthly: (at) => at.getUTCFullYear() * 12 + at.getUTCMonth()
};

/**
 * The backups that are not needed any more. Days, weeks and months without a backup do not count, so a pause deletes
 * nothing. The newest backup always stays.
 */
export function expiredBackups<B extends DatedBackup>(backups: readonly B[], keep: Keep): B[] {
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set<B>(newestFirst.slice(0, 1));
  for (const kind of ['daily', 'weekly', 'monthly'] as const) {
    const newestOf = new Map<number, B>();
    for (const backup of newestFirst) {
      const period = periods[kind](backup.at);
      if (!newestOf.has(period)) newestOf.set(period, backup);
    }
    // A map keeps the order of insertion: newest period first.
    for (const backup of [...newestOf.values()].slice(0, keep[kind])) kept.add(backup);
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}
