import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import type { Release } from '#scripts/develop/check/migrations/journal.ts';
import { OldBuild } from './old-build.ts';
import { rollBack } from './roll-back.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void endOwnedGroups().finally(() => process.exit(130));
  });

const say = (text: string) => process.stderr.write(`${text}\n`);

/** The commit of the newest release in drizzle/releases.json. */
function lastRelease(): string {
  const text = readFileSync(join(ROOT, 'drizzle/releases.json'), 'utf8');
  // Our own file; its shape is known.
  const releases = Object.values(JSON.parse(text) as Record<string, Release>);
  return releases.at(-1)?.commit ?? '';
}

async function main(ref: string): Promise<void> {
  const old = await OldBuild.make(ref, say);
  try {
    const result = await rollBack(old, say);
    if (result.kind === 'refused') {
      say(`${ref} (${old.commit}) refuses this database, as a migration asks for: ${result.message}`);
      return;
    }
    const { acked, stored } = result.evidence;
    say(`its migrations said: ${result.migrateSaid}`);
    say(
      `${ref} (${old.commit}) works on this database: ${String(acked)} answers acknowledged, ${String(stored)} stored.`
    );
  } finally {
    await old.remove();
  }
}

try {
  await main(process.argv[2] ?? lastRelease());
  process.exit(0);
} catch (error) {
  say(`The rollback does not work. ${error instanceof Error ? error.message : String(error)}`);
  say(
    'Usage: npm run test:rollback -- [git ref]; without one the commit of the last release in drizzle/releases.json.'
  );
  process.exit(1);
}
