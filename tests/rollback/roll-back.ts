import postgres from 'postgres';
import { runNode } from '#scripts/run/process/run-command.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import type { Evidence } from '../support/evidence.ts';
import { PostgresProcess } from '../support/postgres-process.ts';
import { TEST_SECRET } from '../support/worker-process.ts';
import type { OldBuild } from './old-build.ts';
import { isWell, startOldProcess, type OldProcess } from './old-process.ts';
import { playGame } from './play-game.ts';

export type Rollback =
  /** A migration removed what the old release uses, and it says so. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'played'; readonly migrateSaid: string; readonly evidence: Evidence };

/** How a release refuses a database that cannot be used by it any more. */
const REFUSAL = /cannot use it any more/;

/**
 * Does what a rollback does: the database has every migration of ours, and the old build starts on it.
 *
 * @throws when the old build does not work there and does not say so
 */
export async function rollBack(old: OldBuild, say: (step: string) => void): Promise<Rollback> {
  say('starting PostgreSQL with the migrations of this release');
  const database = await PostgresProcess.start();
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const running: OldProcess[] = [];
  try {
    say('its migrations, as its container does first');
    const migrations = () => sql`select hash, created_at from drizzle.__drizzle_migrations order by id`;
    const before = await migrations();
    const { ok, output } = await runNode(old.migrate, [], {
      cwd: old.folder,
      env: { DATABASE_URL: database.url, MIGRATIONS_FOLDER: old.migrations }
    });
    if (!ok && REFUSAL.test(output)) return { kind: 'refused', message: output.trim() };
    if (!ok) throw new Error(`Its migrations failed:\n${output}`);
    if (JSON.stringify(await migrations()) !== JSON.stringify(before))
      throw new Error('Its migrations changed what the database says of ours.');

    say('starting its web app and its worker');
    const shared = { DATABASE_URL: database.url, PARTYQUIZ_SECRET: TEST_SECRET };
    const [webPort, workerPort] = [await findFreePort(), await findFreePort()];
    const webHealth = `http://127.0.0.1:${String(webPort)}/api/healthz`;
    const web = { ...shared, HOST: '127.0.0.1', PORT: String(webPort) };
    running.push(await startOldProcess(old.web, webHealth, web));
    const workerHealth = `http://127.0.0.1:${String(workerPort)}/healthz`;
    const worker = { ...shared, WS_HOST: '127.0.0.1', WS_PORT: String(workerPort) };
    running.push(await startOldProcess(old.worker, workerHealth, worker));

    say('playing a game');
    const evidence = await playGame(`ws://127.0.0.1:${String(workerPort)}/ws`, sql);
    if (evidence.lost > 0 || evidence.stored !== evidence.acked)
      throw new Error(`Not every acknowledged answer is stored: ${JSON.stringify(evidence)}`);
    if (!(await isWell(webHealth))) throw new Error('Its web app is not well any more after the game.');
    return { kind: 'played', migrateSaid: output.trim(), evidence };
  } finally {
    await Promise.all(running.map((process) => process.stop()));
    await sql.end({ timeout: 1 });
    await database.stop();
  }
}
