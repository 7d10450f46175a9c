import type { DisplayView } from '#core/game/views.ts';
import { answerTo, frozenQuiz, oneOfEach } from '#core/quiz/quiz.fixture.ts';
import { createLog } from '#ops/log.ts';
import { startWorker, type Worker } from '#realtime/worker.ts';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase, recountFromDatabase } from '../support/evidence.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { lead } from '../support/party-steps.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { workerEnv } from '../support/worker-env.ts';

let database: TestDatabase;
let sql: postgres.Sql;
let worker: Worker;
let url: string;
const bots: Bot[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  worker = await startWorker(
    workerEnv(database.url),
    createLog({ process: 'worker', level: 'silent' }),
    'test'
  );
  await worker.ready;
  url = `ws://127.0.0.1:${String(worker.port)}/ws`;
});
afterEach(() => {
  for (const bot of bots.splice(0)) bot.close();
});
afterAll(async () => {
  await worker.stop();
  await sql.end();
  await database.drop();
});

function newBot(options = {}): Bot {
  const bot = new Bot(url, options);
  bots.push(bot);
  return bot;
}

async function start(quiz = frozenQuiz()) {
  const session = await insertLiveSession(sql, quiz);
  const host = newBot();
  await host.attend(ticketFor(session.id, 'host'), session.code);
  return { session, host, quiz };
}

async function players(code: string, count: number): Promise<Bot[]> {
  const joined = Array.from({ length: count }, () => newBot());
  await Promise.all(joined.map((bot, index) => bot.join(code, `Player ${String(index)}`)));
  await Promise.all(joined.map((bot) => bot.sync()));
  return joined;
}

/** From wherever the host is to the next open item, on the real clock. */
async function toOpen(host: Bot, everybody: readonly Bot[]): Promise<void> {
  while (host.view?.phase !== 'open') {
    if (host.view?.phase === 'itemIntro') await host.until(() => host.view?.phase === 'open', 'the opening');
    else {
      const { step } = host.view ?? {};
      await host.next();
      await host.until(() => host.view?.step !== step, `something after ${String(step)}`);
    }
  }
  await Promise.all(everybody.map((bot) => bot.untilStep(host.view?.step ?? '')));
}

const podiumOf = (bot: Bot) => (bot.view as Partial<DisplayView> | undefined)?.podium;

describe('a whole game over real sockets and a real database', () => {
  test('[SCORING-3] ends with one truth: host, display, players and the database', async () => {
    const { session, host, quiz } = await start();
    const display = newBot();
    await display.attend(ticketFor(session.id, 'display'), session.code);
    const crowd = await players(session.code, 12);
    for (const { question } of quiz.items) {
      await toOpen(host, crowd);
      const replies = await Promise.all(
        crowd.map((bot, index) => bot.answer(answerTo(question, index % 3 !== 0)))
      );
      expect(replies).toEqual(crowd.map(() => 'ack'));
      await host.next();
      await host.until(() => host.view?.phase === 'locked', 'the lock');
      await host.next();
      await host.until(() => host.view?.phase === 'reveal', 'the reveal');
    }
    await host.next();
    await Promise.all([host, display, ...crowd].map((bot) => bot.untilStep('podium')));
    const truth = await recountFromDatabase(sql, session.id, quiz);
    await Promise.all(crowd.map((bot) => bot.until(() => bot.you?.best !== undefined, 'the summary')));
    for (const bot of crowd) expect(bot.you?.score).toBe(truth.get(bot.you?.id ?? ('' as never))?.score);
    expect(podiumOf(display)).toEqual(podiumOf(host));
    expect(podiumOf(display)?.map((row) => [row.id, row.score])).toEqual(
      [...truth]
        .sort((a, b) => b[1].score - a[1].score)
        .slice(0, 10)
        .map(([id]) => [id, truth.get(id)?.score])
    );
    expect(await compareWithDatabase(sql, session.id, crowd)).toEqual({
      acked: 60,
      stored: 60,
      lost: 0,
      duplicates: 0
    });
    // Step by step over the podium.
    await lead(host, 'ended');
    expect(await sql`select status from live_session where id = ${session.id}`).toEqual([
      { status: 'ended' }
    ]);
  });

  test('[GAME-7] no frame to a player or display holds a solution before its reveal', async () => {
    const { session, host } = await start(frozenQuiz([...oneOfEach()].slice(3, 4)));
    const display = newBot();
    await display.attend(ticketFor(session.id, 'display'), session.code);
    const [ann] = await players(session.code, 1);
    if (!ann) throw new Error('no player');
    await toOpen(host, [ann, display]);
    await ann.answer('Lyon');
    await host.next();
    await Promise.all([ann, display].map((bot) => bot.until(() => bot.view?.phase === 'locked', 'the lock')));
    for (const bot of [ann, display]) expect(JSON.stringify(bot.frames)).not.toMatch(/Lutetia|About:|result/);
    await host.until(() => host.view?.phase === 'locked', 'the lock');
    await host.next();
    await ann.until(() => ann.view?.solution !== undefined, 'the solution');
  });

  test('[ROOM-5] [ROOM-8] a phone that loses its connection comes back to the same view', async () => {
    const { session, host } = await start();
    const phone = newBot({ lasting: true });
    await phone.join(session.code, 'Ann');
    phone.drop();
    await toOpen(host, [phone]);
    expect(phone.connections).toBe(2);
    const reply = phone.answer(1);
    phone.drop();
    expect(await reply).toBe('ack');
    expect(await compareWithDatabase(sql, session.id, [phone])).toMatchObject({
      acked: 1,
      stored: 1,
      lost: 0
    });
  });
});

describe('abuse costs the abuser only', () => {
  test.each<[string, string | Buffer]>([
    ['no JSON', 'hello'],
    ['another protocol', '{"t":"admin"}'],
    ['a second join', '{"t":"join","id":"abcdefghijklmnopqrstuv","code":"ABCDE","name":"x","avatar":"🦊"}'],
    ['a command of the host', '{"t":"do","id":"12345678","command":{"type":"end"}}'],
    ['a binary frame', Buffer.from([1, 2, 3])],
    ['a frame of 5 KiB', 'x'.repeat(5_000)],
    [
      'a revision that no column holds',
      '{"t":"answer","id":"12345678","item":"00000001-0000-4000-8000-000000000000","rev":3000000000,"at":1,"value":1}'
    ]
  ])('[ROOM-9] %s ends that socket and nothing else', async (_name, frame) => {
    const { session, host } = await start();
    const [ann, mallory] = await players(session.code, 2);
    if (!ann || !mallory) throw new Error('no players');
    const ended = mallory.ended();
    mallory.sendText(frame);
    expect((await ended).code).toBe(frame.length === 5_000 ? 1009 : 4400);
    expect(await host.next()).toBe('ack');
    await Promise.all([ann.untilStep('itemIntro:0'), host.untilStep('itemIntro:0')]);
  });

  test('[ROOM-9] a flood ends that socket', async () => {
    const { session } = await start();
    const [ann, mallory] = await players(session.code, 2);
    if (!ann || !mallory) throw new Error('no players');
    const ended = mallory.ended();
    for (let n = 0; n < 200; n++) mallory.send({ t: 'ping', n });
    expect((await ended).code).toBe(4429);
    await ann.sync(1);
  });

  test('[ROOM-9] wrong codes are limited per address, and the limit of one costs no other', async () => {
    const { session } = await start();
    const codes: number[] = [];
    for (let n = 0; n < 122; n++) {
      const socket = new WebSocket(url, 'pq.v1', { headers: { 'x-forwarded-for': '203.0.113.7' } });
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      socket.once('open', () => {
        socket.send(
          JSON.stringify({
            t: 'join',
            id: `abcdefghijklmnopqrstuv${String(n)}`,
            code: 'ZZZZZ',
            name: 'x',
            avatar: '🦊'
          })
        );
      });
      codes.push(await closed);
    }
    expect(codes).toEqual([...Array.from({ length: 120 }, () => 4404), 4429, 4429]);
    const [ann] = await players(session.code, 1);
    expect(ann?.view?.phase).toBe('lobby');
  });
});
