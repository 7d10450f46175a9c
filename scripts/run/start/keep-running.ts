import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownGroup, disownGroup } from '../process/owned-groups.ts';
import type { LogFile } from './log-file.ts';
import { lineForTerminal } from './log-line.ts';
import { StartError } from './start-error.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Who ran this long has recovered: the next pause is the first one again, in ms. */
const HEALTHY_AFTER_MS = 10_000;
/** A process that never worked is given up after so many attempts. */
const MAX_FIRST_ATTEMPTS = 3;
const REMEMBERED_LINES = 15;

export interface Program {
  readonly name: string;
  /** A JavaScript file. */
  readonly script: string;
  /** The whole environment, made anew for every start. */
  environment(): NodeJS.ProcessEnv;
  /** Resolves when it serves. */
  whenReady(child: ChildProcess): Promise<void>;
  /** A sentence for exits that a person can do something about, at the first start. */
  explainExit?(code: number | null): StartError | undefined;
}

export interface RunningProgram {
  /** Settles with the first start. */
  readonly ready: Promise<void>;
  /** SIGTERM, and after `patienceMs` SIGKILL. Resolves when it is gone. */
  stop(patienceMs: number): Promise<void>;
}

/** Starts a program and starts it again whenever it ends, with growing pauses while it keeps failing. */
export function keepRunning(program: Program, log: LogFile, say: (line: string) => void): RunningProgram {
  let child: ChildProcess | undefined;
  let stopping = false;
  const stopped = new AbortController();
  const lastLines: string[] = [];
  const show = (line: string, isStderr: boolean) => {
    log.write(line);
    lastLines.push(line);
    if (lastLines.length > REMEMBERED_LINES) lastLines.shift();
    const text = lineForTerminal(line, isStderr);
    if (text !== undefined) say(text);
  };
  let onFirstReady = () => {};
  let onGivenUp = (_error: unknown) => {};
  const firstReady = new Promise<void>((resolve, reject) => {
    onFirstReady = resolve;
    onGivenUp = reject;
  });

  const run = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    const pause = async () => {
      await sleep(pauseMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    };
    for (let attempt = 1, wasReady = false; !stopping; attempt += 1) {
      const current = (child = launch(program, show));
      const exit = new Promise<number | null>((resolve) => {
        current.once('exit', resolve);
        // What could not even begin has no exit.
        current.once('error', () => {
          if (current.pid === undefined) resolve(null);
        });
      });
      let readyAt = Infinity;
      void program.whenReady(current).then(() => {
        readyAt = performance.now();
        if (wasReady) say('runs again');
        wasReady = true;
        onFirstReady();
      });
      const code = await exit;
      if (stopping) return;
      if (!wasReady) {
        const known = program.explainExit?.(code);
        if (known ?? attempt === MAX_FIRST_ATTEMPTS) {
          onGivenUp(
            known ?? new StartError(`The ${program.name} process does not start.`, lastLines.join('\n'))
          );
          return;
        }
      } else
        say(
          `ended unexpectedly (${code === null ? (current.signalCode ?? 'not started') : `exit code ${String(code)}`}), starting it again`
        );
      if (performance.now() - readyAt > HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      await pause();
    }
  };
  const finished = run().catch((error: unknown) => {
    onGivenUp(error);
  });

  return {
    ready: firstReady,
    stop: async (patienceMs) => {
      stopping = true;
      stopped.abort();
      child?.kill('SIGTERM');
      const timer = setTimeout(() => child?.kill('SIGKILL'), patienceMs);
      await finished;
      clearTimeout(timer);
    }
  };
}

/** In a process group of its own: Ctrl-C in the terminal must reach it through us, in the right order. */
function launch(program: Program, onLine: (line: string, isStderr: boolean) => void): ChildProcess {
  const child = spawn(process.execPath, [program.script], {
    env: program.environment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true
  });
  const { pid } = child;
  if (pid !== undefined) {
    ownGroup(pid);
    child.once('exit', () => {
      disownGroup(pid);
    });
  }
  child.on('error', (error) => {
    onLine(String(error), true);
  });
  // Both streams are pipes, as asked for above.
  for (const [stream, isStderr] of [
    [child.stdout, false],
    [child.stderr, true]
  ] as [Readable, boolean][]) {
    createInterface({ input: stream }).on('line', (line) => {
      onLine(line, isStderr);
    });
  }
  return child;
}
