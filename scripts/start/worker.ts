import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../process/root.ts';
import { environmentFor, type AppSettings } from './app-settings.ts';
import { keepRunning, type RunningProgram } from './keep-running.ts';
import { LogFile } from './log-file.ts';
import { findFreePort } from './ports.ts';

const POLL_MS = 50;
const HEALTH_TIMEOUT_MS = 2_000;
/** Another worker that still holds the database is worth a word after this long, in ms. */
const TELL_WAITING_AFTER_MS = 3_000;

export const PRELOAD = pathToFileURL(join(ROOT, 'build/start/exit-with-parent.js')).href;

/**
 * The realtime worker, on a loopback port of its own that may change with every start.
 *
 * @param onPort told where it listens, and `undefined` while it is down
 */
export function runWorker(
  settings: AppSettings,
  onPort: (port: number | undefined) => void,
  say: (line: string) => void
): RunningProgram {
  let port = 0;
  const program = {
    name: 'worker',
    script: join(ROOT, 'build-worker/worker.js'),
    preload: PRELOAD,
    environment: async () => {
      port = await findFreePort();
      return environmentFor(settings, { WS_HOST: '127.0.0.1', WS_PORT: String(port) });
    },
    whenReady: async (_: unknown, signal: AbortSignal) => {
      await untilHealthy(port, signal, () => {
        say('waiting for another worker on this database to stop');
      });
      onPort(port);
    },
    onDown: () => {
      onPort(undefined);
    }
  };
  return keepRunning(program, new LogFile(settings.logs, 'worker'), say);
}

async function untilHealthy(port: number, signal: AbortSignal, onWaiting: () => void): Promise<void> {
  const started = performance.now();
  for (let told = false; ; await sleep(POLL_MS, undefined, { signal })) {
    const status = await readStatus(port);
    if (status === 'ok') return;
    if (status === 'standby' && !told && performance.now() - started > TELL_WAITING_AFTER_MS) {
      told = true;
      onWaiting();
    }
  }
}

/** The worker's own word for its state; undefined while it does not answer. */
async function readStatus(port: number): Promise<unknown> {
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/healthz`, {
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS)
    });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'status' in body ? body.status : undefined;
  } catch {
    return undefined; // not listening yet
  }
}
