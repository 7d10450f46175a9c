import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Time stamp and SQL of a migration. Its name is made from the time stamp. */
export type TestMigration = readonly [when: number, sql: string];

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
