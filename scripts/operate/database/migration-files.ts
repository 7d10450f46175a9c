import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainSql } from './sql-text.ts';

export interface Migration {
  /** Name of its file without the ending. */
  readonly tag: string;
  /** Time stamp that orders migrations and identifies them, in ms. */
  readonly when: number;
  readonly hash: string;
  readonly statements: readonly string[];
  /** Statements such as `create index concurrently` refuse to run inside a transaction. */
  readonly isTransactional: boolean;
  /** Names of the indexes it creates concurrently: when that is interrupted, an unusable one is left. */
  readonly concurrentIndexes: readonly string[];
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

/** @throws when its `-- contract` line is not of the one form that is understood */
export function parseMigration(tag: string, when: number, sql: string): Migration {
  const statements = sql
    .split('--> statement-breakpoint')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  // The runner has no parser of PostgreSQL: the linter, which has one, lets concurrent statements stand alone.
  const plain = statements.flatMap((statement) => plainSql(statement).split(';'));
  return {
    tag,
    when,
    // As drizzle itself computes it.
    hash: createHash('sha256').update(sql).digest('hex'),
    statements,
    isTransactional: !plain.some((statement) => CONCURRENTLY.test(statement)),
    concurrentIndexes: plain.flatMap((statement) => indexName(statement) ?? []),
    unusedSince: readContract(tag, sql)
  };
}

const CONCURRENTLY =
  /^\s*(?:create\s+(?:unique\s+)?index|drop\s+index|reindex\s+(?:\([^)]*\)\s*)?(?:index|table|schema|database))\s+concurrently\b/i;
const INDEX_NAME =
  /^\s*create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?(?:"((?:[^"]|"")+)"|([a-z_][\w$]*))/i;

/** As PostgreSQL stores it: in lower case unless it was in quotes. */
function indexName(statement: string): string | undefined {
  const [, quoted, bare] = INDEX_NAME.exec(statement) ?? [];
  // Without a name PostgreSQL makes one up.
  return quoted?.replaceAll('""', '"') ?? (bare?.toLowerCase() === 'on' ? undefined : bare?.toLowerCase());
}

function readContract(tag: string, sql: string): string | undefined {
  const line = /^--\s*contract\b.*$/im.exec(sql)?.[0].trim();
  if (line === undefined) return undefined;
  const version = /^-- contract: unused since (\d+\.\d+\.\d+)$/.exec(line)?.[1];
  if (version === undefined)
    throw new Error(
      `Migration ${tag} says “${line}”. Write “-- contract: unused since 1.2.3”: the first release that does without what is removed.`
    );
  return version;
}
