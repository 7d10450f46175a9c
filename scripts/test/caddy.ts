import { runCommand } from '../process/run-command.ts';
import { canInstall, install } from './apt.ts';
import { MissingTool } from './missing-tool.ts';

/**
 * A real Caddy: the one of CADDY_PATH or the PATH, else one installed now.
 *
 * @throws MissingTool
 */
export async function findCaddy(): Promise<string> {
  const works = async (path: string) => (await runCommand(path, ['version'])).ok;
  for (const path of [process.env.CADDY_PATH, 'caddy', '/usr/bin/caddy'])
    if (path && (await works(path))) return path;
  const failure = canInstall() ? await installQuietly() : 'not root on a Debian system';
  if (failure === '' && (await works('/usr/bin/caddy'))) return '/usr/bin/caddy';
  throw new MissingTool(
    `The tests need a real Caddy and cannot install one (${failure}): install it with “apt-get install caddy” or “brew install caddy”, or set CADDY_PATH.`
  );
}

/** Debian's package brings a service that would take port 80; nobody asked for that. */
async function installQuietly(): Promise<string> {
  const failure = await install('caddy');
  // Fails where no systemd runs, and then no service runs either.
  if (failure === '') await runCommand('systemctl', ['disable', '--now', 'caddy.service']);
  return failure;
}
