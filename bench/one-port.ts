import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { StartedApp } from '#scripts/run/start/start.fixture.ts';
import { childrenOf } from '#scripts/run/process/process-tree.ts';
import { insertLiveSession } from '#tests/support/live-session.ts';
import { TEST_SECRET } from '#tests/support/worker-process.ts';
import { cpuUsOf } from './machine.ts';
import { Party } from './party.ts';
import type { Outcomes } from './scenarios/scenario.ts';
import { briefly, type Figures } from './stats.ts';

const SPREAD_MS = 1_000;

/**
 * A whole room through the one port of `npm start`: everything, the load included, shares the cores of this machine, as on
 * the laptop of a pub. Each round is a question that all answer within a second.
 */
export async function onePort(
  players: number,
  rounds: number,
  say: (text: string) => void
): Promise<Outcomes> {
  const folder = await mkdtemp(join(tmpdir(), 'partyquiz-one-port-'));
  // As root the database runs under another account, which must be able to pass through.
  await chmod(folder, 0o711);
  const port = await findFreePort();
  const app = new StartedApp({
    dataDir: folder,
    port,
    env: { PARTYQUIZ_SECRET: TEST_SECRET, MAX_PLAYERS: '100000' }
  });
  try {
    await app.ready();
    const sql = postgres((await readFile(join(folder, 'database-url'), 'utf8')).trim(), { max: 1 });
    const party = await Party.open(
      {
        sql,
        url: () => `ws://127.0.0.1:${String(port)}/ws`,
        session: (quiz) => insertLiveSession(sql, quiz)
      },
      rounds + 1,
      players
    );
    const { crowd } = party;
    const entered = await crowd.enter();
    say(`onePort: ${String(players)} players are in after ${String(Math.round(entered.ms))} ms`);
    await party.next(1);
    const figures: Figures[] = [];
    // The first question warms up.
    for (let round = 0; round <= rounds; round++) {
      const item = await party.openItem();
      const before = cpuOf(app);
      const { p50, p99, ms } = await crowd.answer(item, SPREAD_MS);
      const cpuMs = cpuOf(app) - before;
      await party.closeItem();
      if (round === 0) continue;
      figures.push({ ackP50Ms: p50, ackP99Ms: p99, allMs: ms, cpuMs });
      say(`onePort: ${briefly(figures.at(-1) ?? {})}`);
    }
    const { lost, duplicates } = await party.evidence();
    const { dropped, gaps } = crowd;
    party.leave();
    await sql.end();
    return { onePort: { rounds: figures, totals: { players, lost, duplicates, dropped, gaps } } };
  } finally {
    app.kill('SIGTERM');
    await app.exited;
    await rm(folder, { recursive: true, force: true });
  }
}

/** CPU time of everything that `npm start` runs, the database included, in ms. */
function cpuOf({ pid }: StartedApp): number {
  const of = (parent: number): number =>
    childrenOf(parent).reduce((sum, child) => sum + of(child.pid), cpuUsOf(parent) / 1_000);
  return of(pid);
}
