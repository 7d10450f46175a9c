import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../process/root.ts';
import { environmentFor, type AppSettings } from './app-settings.ts';
import { keepRunning, type RunningProgram } from './keep-running.ts';
import { LogFile } from './log-file.ts';
import { portError } from './ports.ts';
import { PORT_BUSY_EXIT_CODE, type ToSupervisor, type ToWebServer } from './web-server/messages.ts';
import { PRELOAD } from './worker.ts';

export interface RunningWeb extends RunningProgram {
  /** Where `/ws` leads; undefined while the worker is down. */
  readonly connectWorker: (port: number | undefined) => void;
}

/** The web app on the one port that everybody uses; it passes `/ws` on to the worker. */
/** @param keyPrint of the link that lets the host in; only the first process knows it, so that it works once */
export function runWeb(settings: AppSettings, keyPrint: string, say: (line: string) => void): RunningWeb {
  let workerPort: number | undefined;
  let isFirst = true;
  const tell = (child: ChildProcess | undefined) => {
    if (!child?.connected) return;
    const message: ToWebServer = { type: 'worker', port: workerPort ?? null };
    child.send(message, () => undefined); // it just ended: its successor is told at its start
  };
  const program = {
    name: 'web',
    script: join(ROOT, 'build/start/web-server.js'),
    preload: PRELOAD,
    environment: async () => {
      const key: Record<string, string> = isFirst ? { START_KEY_PRINT: keyPrint } : {};
      isFirst = false;
      return environmentFor(settings, { HOST: settings.host, PORT: String(settings.port), ...key });
    },
    whenReady: (child: ChildProcess) =>
      new Promise<void>((resolve) => {
        child.on('message', (message: ToSupervisor) => {
          if (message.type !== 'listening') return;
          tell(child);
          resolve();
        });
      }),
    onDown: () => undefined,
    explainExit: (code: number | null) =>
      code === PORT_BUSY_EXIT_CODE ? portError(settings.host, settings.port, 'EADDRINUSE') : undefined
  };
  const running = keepRunning(program, new LogFile(settings.logs, 'web'), say);
  return {
    ...running,
    connectWorker: (port) => {
      workerPort = port;
      tell(running.child());
    }
  };
}
