import { existsSync } from 'node:fs';
import { runCommand } from '#scripts/run/process/run-command.ts';

const LOCK_PATIENCE_S = 120;

/** Only root may install, and only Debian and its relatives have apt-get. */
export function canInstall(): boolean {
  return process.geteuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @returns what apt-get said when it failed, '' when all is well */
export async function install(...packages: readonly string[]): Promise<string> {
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = `DPkg::Lock::Timeout=${String(LOCK_PATIENCE_S)}`;
  // A list that could not be refreshed may still do.
  await runCommand('apt-get', ['-o', wait, 'update', '-qq'], { env });
  const args = ['-o', wait, 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  const result = await runCommand('apt-get', args, { env });
  return result.ok ? '' : result.output.trim();
}
