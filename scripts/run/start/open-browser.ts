import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Whether somebody sits before the terminal that we write to. */
  readonly isTerminal: boolean;
  readonly isContainer: boolean;
}

/** What opens an address in the browser of whoever starts us; `undefined` where there is no desktop, or no person. */
export function browserCommand({
  env,
  platform,
  isTerminal,
  isContainer
}: Surroundings): string[] | undefined {
  if (!isTerminal || isContainer || env.CI || env.SSH_CONNECTION || env.BROWSER === 'none') return undefined;
  if (platform === 'darwin') return ['open'];
  // `start` takes the first quoted word for a title.
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens the address, where there is a browser. It does not matter when that fails: the terminal shows the link, too. */
export function openBrowser(address: string): void {
  const [program, ...args] =
    browserCommand({
      env: process.env,
      platform: process.platform,
      isTerminal: process.stdout.isTTY,
      isContainer: ['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path))
    }) ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
