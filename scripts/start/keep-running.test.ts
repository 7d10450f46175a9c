import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepRunning, type Program, type RunningProgram } from './keep-running.ts';
import { LogFile } from './log-file.ts';

let folder: string;
let running: RunningProgram | undefined;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partyquiz-keep-'));
  said = [];
  writeFileSync(join(folder, 'preload.js'), '');
  writeFileSync(join(folder, 'program.js'), 'process.send("ready"); setInterval(() => {}, 1000);');
});
afterEach(async () => {
  await running?.stop(2_000);
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A program that says that it is ready; `environment` may fail. */
const program = (environment: () => Promise<NodeJS.ProcessEnv>): Program => ({
  name: 'test',
  script: join(folder, 'program.js'),
  preload: pathToFileURL(join(folder, 'preload.js')).href,
  environment,
  whenReady: (child) => new Promise((resolve) => child.once('message', () => resolve())),
  onDown: () => undefined
});

const run = (environment: () => Promise<NodeJS.ProcessEnv>) => {
  running = keepRunning(program(environment), new LogFile(folder, 'test'), (line) => said.push(line));
  return running;
};

describe('a program that is kept running', () => {
  it('is started again also when its environment cannot be had for a moment', async () => {
    let asked = 0;
    const app = run(async () => {
      asked += 1;
      if (asked > 1 && asked < 4) throw new Error('no free port');
      return { ...process.env };
    });
    await app.ready;
    const first = app.child();
    first?.kill('SIGKILL');
    await expect.poll(() => app.child()?.pid !== first?.pid && asked === 4, { timeout: 10_000 }).toBe(true);
    const told = said.filter((line) => line.includes('no free port'));
    expect(told).toEqual(['The test process cannot be started, trying again: Error: no free port']);
    expect(readFileSync(join(folder, 'test.log'), 'utf8')).toContain('no free port');
  });

  it('stops at once while it waits to try again', async () => {
    let asked = 0;
    const app = run(async () => {
      asked += 1;
      if (asked > 1) throw new Error('no free port');
      return { ...process.env };
    });
    await app.ready;
    app.child()?.kill('SIGKILL');
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(2);
    await app.stop(2_000);
    running = undefined;
    const before = asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(before);
  });

  it('gives up at the very first start, for a person is there to hear it', async () => {
    const app = run(async () => {
      throw new Error('no free port');
    });
    await expect(app.ready).rejects.toThrow('no free port');
  });
});
