import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';

const WELL_MS = 30_000;
const POLL_MS = 100;

export interface OldProcess {
  /** @returns the exit code */
  stop(): Promise<number | null>;
}

/**
 * Starts a process of the old build and waits until its health check says 200.
 *
 * @throws with what it said when it ends or does not get well
 */
export async function startOldProcess(
  program: string,
  healthUrl: string,
  env: Readonly<Record<string, string>>
): Promise<OldProcess> {
  const child = spawn(process.execPath, [program], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env }
  });
  const pid = child.pid ?? 0;
  ownGroup(pid);
  const exited = once(child, 'exit');
  void exited.then(() => {
    disownGroup(pid);
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  const until = performance.now() + WELL_MS;
  while (!(await isWell(healthUrl))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`${program} did not get well at ${healthUrl}:\n${output}`);
    await sleep(POLL_MS);
  }
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    }
  };
}

export async function isWell(healthUrl: string): Promise<boolean> {
  try {
    return (await fetch(healthUrl, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not listening yet
  }
}
