import type { Binaries } from './binaries.ts';
import type { Exit, Postmaster } from './postmaster.ts';
import { sendSignal, stopPostmaster } from './stop-postmaster.ts';

/** A running server. It keeps the Node process alive until it has ended. */
export interface LocalPostgres {
  /** `postgres://partyquiz_app:<password>@127.0.0.1:<port>/partyquiz`: the role of the app, which is no superuser. */
  url: string;
  /** The same database as the superuser `partyquiz`, for tests that need one. */
  adminUrl: string;
  port: number;
  /** Of the main server process. */
  pid: number;
  /** Ends connections, writes everything, waits for the end. May be called again, and after the server died. */
  stop(): Promise<void>;
  /** SIGKILL to the main server process, for fault tests. `stop()` afterwards waits for its end. */
  kill(): void;
  /**
   * Calls `listener` once when the server has ended, also after `stop()`, and at once if it already has. The folder
   * is free for a new start by then.
   */
  onExit(listener: (code: number | null, signal: string | null) => void): void;
}

interface Supervised {
  postmaster: Postmaster;
  binaries: Binaries;
  url: string;
  adminUrl: string;
  releaseLock: () => void;
}

/** Ties the life of the server to this process, and the lock to the life of the server. */
export function supervise({ postmaster, binaries, url, adminUrl, releaseLock }: Supervised): LocalPostgres {
  // process.exit() without stop(): the server then shuts down by itself, a moment after us.
  const onProcessExit = (): void => {
    sendSignal(postmaster.pid, 'SIGINT');
    releaseLock();
  };
  process.once('exit', onProcessExit);
  const ended: Promise<Exit> = postmaster.exited.then((exit) => {
    process.off('exit', onProcessExit);
    releaseLock();
    return exit;
  });
  let stopping: Promise<void> | undefined;

  return {
    url,
    adminUrl,
    port: postmaster.port,
    pid: postmaster.pid,
    stop: () =>
      (stopping ??= stopPostmaster(postmaster, binaries)
        .then(() => ended)
        .then(() => undefined)),
    kill: () => sendSignal(postmaster.pid, 'SIGKILL'),
    onExit: (listener) => void ended.then(({ code, signal }) => listener(code, signal))
  };
}
