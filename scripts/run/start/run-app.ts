import { join } from 'node:path';
import { ROOT } from '../process/root.ts';
import { PORT_BUSY_EXIT_CODE, type AppMessage } from './app/messages.ts';
import { ADDRESS_HEADER, PROTOCOL_HEADER } from './app/trusted-headers.ts';
import { keepRunning, type RunningProgram } from './keep-running.ts';
import { LogFile } from './log-file.ts';
import { portError } from './ports.ts';

export interface AppSettings {
  readonly databaseUrl: string;
  readonly secret: string;
  /** Address for phones. */
  readonly joinOrigin: string;
  readonly host: string;
  readonly port: number;
  /** Folder of the log file. */
  readonly logs: string;
}

/**
 * Web app and worker in one process, behind the one port that everybody uses.
 *
 * @param keyPrint of the link that lets the host in; only the first process knows it, so that it works once
 */
export function runApp(settings: AppSettings, keyPrint: string, say: (line: string) => void): RunningProgram {
  let isFirst = true;
  return keepRunning(
    {
      name: 'app',
      script: join(ROOT, 'build/start/app.js'),
      environment: () => {
        const key = isFirst ? { START_KEY_PRINT: keyPrint } : {};
        isFirst = false;
        return { ...environmentFor(settings), ...key };
      },
      whenReady: (child) =>
        new Promise((resolve) => {
          child.on('message', ({ type }: AppMessage) => {
            if (type === 'ready') resolve();
            else say('waiting for another worker on this database to stop');
          });
        }),
      explainExit: (code) =>
        code === PORT_BUSY_EXIT_CODE ? portError(settings.host, settings.port, 'EADDRINUSE') : undefined
    },
    new LogFile(settings.logs, 'app'),
    say
  );
}

/** Ours, with the contract of .env.example filled in. */
function environmentFor(settings: AppSettings): NodeJS.ProcessEnv {
  const { START_KEY_PRINT: _print, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    HOST: settings.host,
    PORT: String(settings.port),
    DATABASE_URL: settings.databaseUrl,
    PARTYQUIZ_SECRET: settings.secret,
    JOIN_ORIGIN: settings.joinOrigin,
    ADDRESS_HEADER,
    PROTOCOL_HEADER,
    HOST_HEADER: 'host',
    // Who starts it on his own machine sees who comes by, and has no log open.
    REGISTRATION: process.env.REGISTRATION || 'open',
    BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '6M',
    // On the disk of the data folder.
    DISK_FOLDER: process.env.DISK_FOLDER || settings.logs
  };
}
