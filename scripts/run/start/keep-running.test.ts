import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepRunning, type Program, type RunningProgram } from './keep-running.ts';
import { LogFile } from './log-file.ts';
import { StartError } from './start-error.ts';

let folder: string;
let running: RunningProgram | undefined;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partyquiz-keep-'));
  said = [];
});
afterEach(async () => {
  await running?.stop(2_000);
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Runs a program that tells its process id when it is ready. */
function run(source: string, explainExit?: Program['explainExit']) {
  const script = join(folder, 'program.js');
  writeFileSync(script, source);
  const pids: number[] = [];
  let starts = 0;
  const program: Program = {
    name: 'test',
    script,
    environment: () => ({ ...process.env, STARTS: String(++starts) }),
    whenReady: (child) =>
      new Promise((resolve) =>
        child.once('message', (pid: number) => {
          pids.push(pid);
          resolve();
        })
      ),
    ...(explainExit && { explainExit })
  };
  running = keepRunning(program, new LogFile(folder, 'test'), (line) => said.push(line));
  return { app: running, pids, starts: () => starts };
}
const SERVES = 'process.send(process.pid); setInterval(() => {}, 1000);';

describe('a program that is kept running', () => {
  it('is started again whenever it ends, with an environment made anew, and that is said', async () => {
    const { app, pids, starts } = run(SERVES);
    await app.ready;
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await expect.poll(() => pids.length).toBe(2);
    expect(starts()).toBe(2);
    expect(said).toEqual(['ended unexpectedly (SIGKILL), starting it again', 'runs again']);
    await app.stop(2_000);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('stops at once while it waits to try again', async () => {
    // It works once, and never again.
    const { app, pids, starts } = run(`if (process.env.STARTS === '1') { ${SERVES} } else process.exit(3);`);
    await app.ready;
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await expect.poll(starts).toBeGreaterThan(2);
    await app.stop(2_000);
    const before = starts();
    await new Promise((resolve) => setImmediate(resolve));
    expect(starts()).toBe(before);
    expect(said).toContain('ended unexpectedly (exit code 3), starting it again');
  });

  it('is given up at the very first start, for a person is there to hear it', async () => {
    const { app, starts } = run("console.error('no such thing'); process.exit(1);");
    await expect(app.ready).rejects.toMatchObject({
      message: 'The test process does not start.',
      details: expect.stringContaining('no such thing') as string
    });
    expect(starts()).toBe(3);
  });

  it('is given up at once where somebody knows what its exit means', async () => {
    const { app, starts } = run('process.exit(98);', (code) =>
      code === 98 ? new StartError('the port is taken') : undefined
    );
    await expect(app.ready).rejects.toThrow('the port is taken');
    expect(starts()).toBe(1);
  });
});
