export interface JournalEntry {
  readonly idx: number;
  readonly when: number;
  readonly tag: string;
}

/**
 * Faults of the list of migrations, which is the order they are applied in.
 *
 * @param files names of the files in the folder of the migrations
 */
export function checkJournal(entries: readonly JournalEntry[], files: readonly string[]): string[] {
  const tags = new Set(entries.map(({ tag }) => tag));
  const sql = files.filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -'.sql'.length));
  return [
    ...sql
      .filter((tag) => !tags.has(tag))
      .map((tag) => `${tag}.sql is not in meta/_journal.json: it would never be applied.`),
    ...[...tags]
      .filter((tag) => !sql.includes(tag))
      .map((tag) => `${tag} is in meta/_journal.json and has no file.`),
    ...entries
      .filter(({ when }, index) => when <= (entries[index - 1]?.when ?? 0))
      .map(
        ({ tag }) =>
          `${tag} is not newer than the one before it, and databases that have that one refuse it. Make it again with npm run db:generate.`
      )
  ].map((fault) => `drizzle/migrations [journal] ${fault}`);
}

/** A line of drizzle/releases.json. */
export interface Release {
  readonly lastMigration: string;
  /** The full id of the commit that was released; its tag may be missing in a clone. */
  readonly commit: string;
}

/** Faults of the list of releases and their last migrations, against which the rollback is tested. */
export function checkReleases(
  releases: Readonly<Record<string, Release>>,
  entries: readonly JournalEntry[]
): string[] {
  return Object.entries(releases)
    .filter(([, { lastMigration }]) => !entries.some((entry) => entry.tag === lastMigration))
    .map(
      ([release, { lastMigration }]) =>
        `drizzle/releases.json: ${release} ends with ${lastMigration}, which is no migration.`
    );
}
