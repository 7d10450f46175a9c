import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase } from '../support/evidence.ts';
import { LeanPlayer, type PlayerListener } from '../support/lean-player.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { Moments } from '../support/moments.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

const HUMANS = 300;
const BOTS = 5_000;
/** Bots that also send without end. */
const LOUD = 500;

let database: TestDatabase;
let sql: postgres.Sql;
let worker: WorkerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  worker = await startWorkerProcess(database.url);
});
afterAll(async () => {
  await worker.stop();
  await sql.end();
  await database.drop();
});

test('[ROOM-9] 5,000 bots behind the same address neither keep 300 guests out nor cost them an answer', async () => {
  const session = await insertLiveSession(sql, frozenQuiz([singleChoice({ timeLimitSeconds: 60 })]));
  const host = new Bot(worker.url);
  await host.attend(ticketFor(session.id, 'host'), session.code);
  const moments = new Moments();
  const turnedAway: number[] = [];
  const cut = new Map<LeanPlayer, number>();
  const hear = (onClosed: (player: LeanPlayer, code: number) => void): PlayerListener => ({
    greeted: () => {
      moments.look();
    },
    acked: () => {
      moments.look();
    },
    closed: (player, code) => {
      onClosed(player, code);
      moments.look();
    }
  });
  const player = (name: string, listener: PlayerListener) =>
    new LeanPlayer(worker.url, session.code, { name, listener });
  const guests = hear((_, code) => turnedAway.push(code));
  const humans = Array.from({ length: HUMANS }, (_, n) => player(`Guest ${String(n)}`, guests));
  // All of them with one name: that must not be dear either.
  const machines = hear((bot, code) => cut.set(bot, code));
  const bots = Array.from({ length: BOTS }, () => player('Bot', machines));
  const everybody = [...humans, ...bots];
  try {
    // Guests come in the midst of the flood.
    for (const [n, bot] of bots.entries()) {
      bot.enter();
      const human = n % 16 === 0 ? humans[n / 16] : undefined;
      human?.enter();
      if (n % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const areIn = () => humans.every(({ state }) => state === 'in');
    await moments.until(areIn, () => `guests: ${JSON.stringify(turnedAway)}`);
    expect(turnedAway).toEqual([]);

    const noise = setInterval(() => {
      for (const bot of bots.slice(0, LOUD)) bot.ws?.sendText('{"t":"ping","n":1}');
    }, 5);
    await host.next();
    await host.untilStep('open:0');
    const { id: item = '' } = host.view?.item ?? {};
    for (const [n, human] of humans.entries()) human.send(human.prepare(item, n % 4, host.now()));
    await moments.until(
      () => humans.every(({ acked }) => acked.length === 1),
      () => `answers of ${String(humans.filter(({ acked }) => acked.length === 0).length)}`
    );
    await moments.until(
      () => bots.slice(0, LOUD).every((bot) => cut.get(bot) === 4_429),
      () => `${String(cut.size)} of the loud ones are cut`
    );
    clearInterval(noise);
    expect(turnedAway).toEqual([]);
    expect(cut.size).toBe(LOUD);
    expect(await compareWithDatabase(sql, session.id, humans)).toMatchObject({
      acked: HUMANS,
      lost: 0,
      duplicates: 0
    });
  } finally {
    for (const each of everybody) each.cut();
    host.close();
  }
});
