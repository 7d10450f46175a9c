import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Time stamp and SQL of a migration. Its name is made from the time stamp. */
export type TestMigration = readonly [when: number, sql: string];

const OURS = join(import.meta.dirname, '../../drizzle/migrations');

export const tagOf = (when: number): string => `${String(when).padStart(4, '0')}_test`;

/** A new folder as drizzle-kit writes it. */
export function writeMigrations(
  migrations: readonly TestMigration[],
  folder = mkdtempSync(join(tmpdir(), 'partyquiz-migrations-'))
): string {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  for (const [when, sql] of migrations) writeFileSync(join(folder, `${tagOf(when)}.sql`), sql);
  const entries = migrations.map(([when], idx) => ({ idx, when, tag: tagOf(when) }));
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ entries }));
  return folder;
}

/** A copy of our own migrations up to the last one of an earlier release. */
export function copyMigrationsUntil(lastTag: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'partyquiz-migrations-'));
  cpSync(OURS, copy, { recursive: true });
  const path = join(copy, 'meta/_journal.json');
  // Written by drizzle-kit; its shape is known.
  const { entries } = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] };
  const last = entries.findIndex(({ tag }) => tag === lastTag);
  if (last === -1) throw new Error(`drizzle/releases.json names ${lastTag}, which is no migration.`);
  writeFileSync(path, JSON.stringify({ entries: entries.slice(0, last + 1) }));
  return copy;
}

/**
 * What a release knows of the database, as `table.column`, from drizzle-kit's snapshot of its last migration. A column that
 * it has stopped to use may still be there.
 */
export function readKnownColumns(lastTag: string): Set<string> {
  const path = join(OURS, 'meta', `${lastTag.slice(0, 4)}_snapshot.json`);
  // Written by drizzle-kit; its shape is known.
  const { tables } = JSON.parse(readFileSync(path, 'utf8')) as {
    tables: Record<string, { name: string; columns: Record<string, { name: string }> }>;
  };
  return new Set(
    Object.values(tables).flatMap((table) =>
      Object.values(table.columns).map((column) => `${table.name}.${column.name}`)
    )
  );
}
