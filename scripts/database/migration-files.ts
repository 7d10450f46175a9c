import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Migration {
  /** Name of its file without the ending. */
  readonly tag: string;
  /** Time stamp that orders migrations and identifies them, in ms. */
  readonly when: number;
  readonly hash: string;
  readonly statements: readonly string[];
  /** Statements such as `create index concurrently` refuse to run inside a transaction. */
  readonly isTransactional: boolean;
  /**
   * Removes something that older releases used: the first release that does without it, from the line
   * `-- contract: unused since <version>`.
   */
  readonly unusedSince: string | undefined;
}

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

/** The migrations in a folder of drizzle-kit, in order. */
export function readMigrations(folder: string): Migration[] {
  // Written by drizzle-kit; its shape is known.
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
  return journal.entries.map(({ tag, when }) =>
    parseMigration(tag, when, readFileSync(join(folder, `${tag}.sql`), 'utf8'))
  );
}

export function parseMigration(tag: string, when: number, sql: string): Migration {
  return {
    tag,
    when,
    // As drizzle itself computes it.
    hash: createHash('sha256').update(sql).digest('hex'),
    statements: sql
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ''),
    isTransactional: !/^\s*(create|drop|reindex)\b[^;]*\bconcurrently\b/im.test(sql),
    unusedSince: /^-- contract: unused since (\S+)\s*$/m.exec(sql)?.[1]
  };
}
