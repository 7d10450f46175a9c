import { isOlderRelease } from '#ops/release.ts';
import { parseMigration } from '#scripts/operate/database/migration-files.ts';
import { History } from './history.ts';
import type { Surroundings } from './rule.ts';
import { columnRules } from './rules/columns.ts';
import { constraintRules } from './rules/constraints.ts';
import { indexRules } from './rules/indexes.ts';
import { lockRules } from './rules/locks.ts';
import { isRemoval, removalRules } from './rules/removals.ts';
import { parseSql } from './statement.ts';

export const rules = [...indexRules, ...columnRules, ...constraintRules, ...removalRules, ...lockRules];

export interface MigrationText {
  readonly tag: string;
  readonly sql: string;
}

/**
 * What in these migrations, in this order, would hurt those who play meanwhile, or a rollback.
 *
 * @param version release that is being made, of package.json
 * @returns one line per fault: where, rule, what is wrong, what to write instead
 */
export async function lintMigrations(
  migrations: readonly MigrationText[],
  version: string
): Promise<string[]> {
  const history = new History();
  const faults: string[] = [];
  for (const migration of migrations) faults.push(...(await lintMigration(migration, version, history)));
  return faults;
}

async function lintMigration(
  { tag, sql }: MigrationText,
  version: string,
  history: History
): Promise<string[]> {
  const at = (line: number) => `drizzle/migrations/${tag}.sql:${String(line)}`;
  const parsed = await parseSql(sql);
  if (!parsed.ok) return [`${at(parsed.line)} [syntax] PostgreSQL cannot read it: ${parsed.reason}.`];
  history.beginMigration();
  let migration;
  try {
    migration = parseMigration(tag, 0, sql);
  } catch (error) {
    return [`${at(1)} [contract] ${error instanceof Error ? error.message : String(error)}`];
  }
  const { isTransactional, unusedSince } = migration;
  const surroundings: Surroundings = {
    history,
    count: parsed.statements.length,
    isTransactional,
    unusedSince
  };
  const faults: string[] = [];
  let removes = false;
  for (const statement of parsed.statements) {
    removes ||= isRemoval(statement.node, surroundings);
    for (const { id, sentence, remedy, find } of rules)
      for (const what of find(statement, surroundings))
        faults.push(`${at(statement.line)} [${id}] ${what}: ${sentence} → ${remedy}`);
    history.note(statement);
  }
  if (unusedSince !== undefined && !isOlderRelease(unusedSince, version))
    faults.push(
      `${at(1)} [contract] This would be a drop in the same release: ${unusedSince} is not out before ${version}. → Release ${unusedSince} first, which does without it, and remove it in a later one.`
    );
  if (unusedSince !== undefined && !removes)
    faults.push(
      `${at(1)} [contract] It removes nothing, and yet keeps every release before ${unusedSince} out. → Leave the line out.`
    );
  return faults;
}
