import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';
import { checkDrift, checkSnapshots } from './drift.ts';
import { checkJournal, checkReleases, type JournalEntry, type Release } from './journal.ts';
import { lintMigrations } from './lint.ts';

const FOLDER = join(ROOT, 'drizzle/migrations');

// Our own files, and one of drizzle-kit; their shapes are known.
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Everything that can be known of our migrations without a database. @returns faults, one a line */
export async function checkMigrations(): Promise<string[]> {
  const { entries } = readJson('drizzle/migrations/meta/_journal.json') as { entries: JournalEntry[] };
  const releases = readJson('drizzle/releases.json') as Record<string, Release>;
  const { version } = readJson('package.json') as { version: string };
  const ordered = [...checkJournal(entries, readdirSync(FOLDER)), ...checkReleases(releases, entries)];
  // Whatever is read next is not there, or not in order.
  if (ordered.length > 0) return ordered;
  const texts = entries.map(({ tag }) => ({ tag, sql: readFileSync(join(FOLDER, `${tag}.sql`), 'utf8') }));
  const [snapshots, drift, lint] = await Promise.all([
    checkSnapshots(),
    checkDrift(),
    lintMigrations(texts, version)
  ]);
  return [...snapshots, ...drift, ...lint];
}
