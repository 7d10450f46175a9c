import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runNode } from '#scripts/run/process/run-command.ts';
import { ROOT } from '#scripts/run/process/root.ts';

const DRIZZLE_KIT = 'node_modules/drizzle-kit/bin.cjs';
const MIGRATIONS = join(ROOT, 'drizzle/migrations');

/** drizzle-kit ends well also when it fails: only its words count. */
async function drizzleKit(...args: string[]): Promise<string> {
  const { output } = await runNode(DRIZZLE_KIT, args, { env: { NO_COLOR: '1' } });
  return output.trim();
}

/** Whether the snapshots of the migrations follow each other. */
export async function checkSnapshots(): Promise<string[]> {
  const output = await drizzleKit('check');
  return output.includes("Everything's fine") ? [] : [`drizzle-kit check: ${output}`];
}

/** Whether the migrations make the schema: then there is nothing to generate. */
export async function checkDrift(): Promise<string[]> {
  // In the project, because drizzle-kit takes no absolute path.
  const copy = mkdtempSync(join(ROOT, 'node_modules/.migrations-'));
  try {
    cpSync(MIGRATIONS, copy, { recursive: true });
    const output = await drizzleKit(
      'generate',
      // As in drizzle.config.ts, which cannot be given together with another folder.
      ...['--dialect', 'postgresql', '--schema', './drizzle/schema/*.ts', '--casing', 'snake_case'],
      ...['--out', relative(ROOT, copy), '--name', 'missing']
    );
    if (output.includes('No schema changes')) return [];
    const missing = readdirSync(copy).find((name) => name.endsWith('_missing.sql'));
    const reason = missing === undefined ? output : readFileSync(join(copy, missing), 'utf8');
    return [
      `drizzle/schema says more or less than drizzle/migrations. Run npm run db:generate and commit what it writes. It is about:\n${reason}`
    ];
  } finally {
    rmSync(copy, { recursive: true });
  }
}
