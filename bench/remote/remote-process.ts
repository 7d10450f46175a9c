import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Remote } from './remote.ts';
import { REMOTE_PATH } from './serve-remote.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface RemoteProcess {
  readonly pid: number;
  readonly remote: Remote;
  stop(): Promise<void>;
}

export const newRemotePath = (): string => join(tmpdir(), `partyquiz-bench-${randomUUID()}.sock`);

/** Starts a program of the benchmark that takes calls. */
export async function startRemoteProcess(
  entry: string,
  prefix: readonly string[] = []
): Promise<RemoteProcess> {
  const path = newRemotePath();
  const [program = '', ...args] = [...prefix, process.execPath, '--expose-gc', '--import', 'tsx', entry];
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: process.env['PATH'], [REMOTE_PATH]: path }
  });
  const abandon = () => void child.kill('SIGKILL');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  const remote = await Remote.connect(path);
  return {
    pid: child.pid ?? -1,
    remote,
    stop: async () => {
      remote.end();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
  };
}
