import { explainDatabaseError } from '#ops/reasons/explain-database-error.ts';
import { sentence } from '#ops/reasons/reason.ts';
import { hostOptions } from '#ops/postgres-host.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { startLocalPostgres, type LocalPostgres } from '../local-postgres/start.ts';
import { StartError } from './start-error.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_S = 5;

export interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

const PROGRESS = {
  creating: 'Creating the database',
  starting: 'Starting the database',
  recovering: 'Repairing the database after a crash',
  ready: undefined
} as const;

/** Our own PostgreSQL. When it dies it is started again on the same port, so that web and worker find it again. */
export async function runOwnDatabase(
  dataDir: string,
  onStep: (title: string) => void,
  say: (line: string) => void
): Promise<RunningDatabase> {
  let stopping = false;
  let restart: Promise<void> | undefined;
  let server = await startLocalPostgres({
    dataDir,
    onProgress: (step) => {
      const title = PROGRESS[step];
      if (title) onStep(title);
    }
  });
  const { url, port } = server;

  const watch = (watched: LocalPostgres) => {
    watched.onExit((code, signal) => {
      if (stopping) return;
      say(`ended unexpectedly (${signal ?? `exit code ${String(code ?? 'unknown')}`}), starting it again`);
      restart = startAgain();
    });
  };
  const startAgain = async () => {
    for (let pauseMs = FIRST_PAUSE_MS; !stopping; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        server = await startLocalPostgres({ dataDir, port });
        watch(server);
        say('runs again');
        return;
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await sleep(pauseMs);
      }
    }
  };
  watch(server);

  return {
    url,
    stop: async () => {
      stopping = true;
      await restart;
      await server.stop();
    }
  };
}

/**
 * A database somebody else runs.
 *
 * @throws StartError when it does not answer
 */
export async function useGivenDatabase(url: string): Promise<RunningDatabase> {
  await checkDatabase(url, 'start it, or clear DATABASE_URL to use the database that comes with PartyQuiz');
  return { url, stop: async () => undefined };
}

/** @throws StartError that ends with the `advice` */
export async function checkDatabase(url: string, advice: string): Promise<void> {
  const sql = postgres(url, {
    ...hostOptions(url),
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined
  });
  try {
    await sql`select 1`;
  } catch (error) {
    const reason = explainDatabaseError(url, error);
    // What only a person can change needs no other advice.
    throw new StartError(
      reason.isLasting ? sentence(reason) : `${reason.what} Nothing was started: ${advice}.`
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
