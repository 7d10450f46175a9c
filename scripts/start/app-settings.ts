import { ADDRESS_HEADER, PROTOCOL_HEADER } from './web-server/trusted-headers.ts';

/** What web and worker are given to run with. */
export interface AppSettings {
  readonly databaseUrl: string;
  readonly secret: string;
  /** Address for phones. */
  readonly joinOrigin: string;
  readonly host: string;
  readonly port: number;
  /** Folder of the log files. */
  readonly logs: string;
}

/** The environment of a child: ours, with the contract of .env.example filled in. */
export function environmentFor(settings: AppSettings, own: Record<string, string>): NodeJS.ProcessEnv {
  const { PORT: _port, HOST: _host, START_KEY_PRINT: _print, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
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
    DISK_FOLDER: process.env.DISK_FOLDER || settings.logs,
    ...own
  };
}
