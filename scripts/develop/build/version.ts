import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '#scripts/run/process/run-command.ts';
import { ROOT } from '#scripts/run/process/root.ts';

const SHORT_SHA = 7;

/** Version of package.json and, where known, the commit: `0.1.0+6792d9d`. */
export async function readVersion(): Promise<string> {
  // Our own file; its shape is known.
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const commit = await readCommit();
  return commit ? `${version}+${commit.slice(0, SHORT_SHA)}` : version;
}

/** Hosting panels build without `.git` and hand over the commit in SOURCE_COMMIT. */
async function readCommit(): Promise<string | undefined> {
  const given = process.env.SOURCE_COMMIT;
  if (given && /^[0-9a-f]{7,40}$/.test(given)) return given;
  const git = await runCommand('git', ['rev-parse', 'HEAD']);
  return git.ok && /^[0-9a-f]{40}\s*$/.test(git.output) ? git.output.trim() : undefined;
}
