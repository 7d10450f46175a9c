import type { HostView } from '#core/game/views.ts';
import { answerTo, frozenQuiz, oneOfEach } from '#core/quiz/quiz.fixture.ts';
import type { Health } from '#ops/health.ts';
import { createLog } from '#ops/log.ts';
import { startWorker, type Worker } from '#realtime/worker.ts';
import { findRedisServer } from '#scripts/develop/test/redis-server.ts';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase } from '../support/evidence.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { RedisProcess } from '../support/redis-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { workerEnv } from '../support/worker-env.ts';

const log = createLog({ process: 'worker', level: process.env['TEST_LOG'] ?? 'silent' });
let database: TestDatabase;
let sql: postgres.Sql;
let redis: RedisProcess;
const workers: Worker[] = [];
const bots: Bot[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  redis = await RedisProcess.start(await findRedisServer());
});
afterEach(async () => {
  for (const bot of bots.splice(0)) bot.close();
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await redis.restart({ wiped: true });
});
afterAll(async () => {
  await redis.stop();
  await sql.end();
  await database.drop();
});

async function start(): Promise<Worker> {
  const worker = await startWorker(
    workerEnv(database.url, { redisUrl: redis.url, redisGraceSeconds: 1 }),
    log,
    'test'
  );
  workers.push(worker);
  return worker;
}
const botAt = (worker: Worker): Bot => {
  const bot = new Bot(`ws://127.0.0.1:${String(worker.port)}/ws`, { lasting: true });
  bots.push(bot);
  return bot;
};
async function health(worker: Worker): Promise<{ code: number; status: Health['status'] }> {
  const response = await fetch(`http://127.0.0.1:${String(worker.port)}/healthz`);
  // Our own health check; its shape is known.
  const { status } = (await response.json()) as Health;
  return { code: response.status, status };
}
const epochOf = async (session: string): Promise<number> => {
  const rows = await sql<{ epoch: number }[]>`select epoch from live_session where id = ${session}`;
  return rows[0]?.epoch ?? -1;
};

test('[ROOM-20] the only worker plays on and opens evenings while Redis is away, and shares again when it is back', async () => {
  const worker = await start();
  await worker.ready;
  const quiz = frozenQuiz(oneOfEach().slice(0, 1));
  const running = await insertLiveSession(sql, quiz);
  const host = botAt(worker);
  await host.attend(ticketFor(running.id, 'host'), running.code);
  const phone = botAt(worker);
  await phone.join(running.code, 'Ann');
  const epoch = await epochOf(running.id);

  await redis.kill();
  await expect.poll(() => health(worker)).toEqual({ code: 200, status: 'degraded' });
  const opened = await insertLiveSession(sql, quiz);
  const other = botAt(worker);
  await other.attend(ticketFor(opened.id, 'host'), opened.code);
  const guest = botAt(worker);
  await guest.join(opened.code, 'Bob');
  while (host.view?.step !== 'open:0') {
    const { step } = host.view ?? {};
    if (host.view?.phase !== 'itemIntro') await host.next();
    await host.until(() => host.view?.step !== step, 'the next step');
  }
  await phone.untilStep('open:0');
  // Long after the grace: nobody takes the only worker away.
  await expect.poll(() => health(worker)).toEqual({ code: 200, status: 'degraded' });
  const question = quiz.items[0]?.question;
  expect(question && (await phone.answer(answerTo(question, true)))).toBe('ack');
  expect(await compareWithDatabase(sql, running.id, [phone])).toMatchObject({ acked: 1, stored: 1, lost: 0 });
  expect(await epochOf(running.id)).toBe(epoch);

  const second = await start();
  await redis.restart();
  await second.ready;
  await expect.poll(() => health(worker)).toEqual({ code: 200, status: 'ok' });
  const late = botAt(second);
  await late.join(opened.code, 'Cid');
  await other.until(
    () => (other.view as Partial<HostView> | undefined)?.players === 2,
    'the guest of the other worker'
  );
  expect(await epochOf(running.id)).toBe(epoch);
});

test('[ROOM-20] a worker that starts while Redis is away starts alone', async () => {
  await redis.kill();
  const worker = await start();
  await worker.ready;
  const session = await insertLiveSession(sql, frozenQuiz(oneOfEach().slice(0, 1)));
  await botAt(worker).join(session.code, 'Ann');
  expect(await health(worker)).toEqual({ code: 200, status: 'degraded' });
});

test('[ROOM-20] of two workers none goes on alone, and no room changes hands', async () => {
  const [first, second] = [await start(), await start()];
  await Promise.all([first.ready, second.ready]);
  const session = await insertLiveSession(sql, frozenQuiz(oneOfEach().slice(0, 1)));
  await botAt(first).join(session.code, 'Ann');
  const epoch = await epochOf(session.id);
  await redis.kill();
  for (const worker of [first, second])
    await expect.poll(() => health(worker)).toEqual({ code: 503, status: 'unavailable' });
  const stranger = botAt(second);
  void stranger.join(session.code, 'Bob').catch(() => undefined);
  // Whoever wanted to go on alone would have begun by now.
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(await epochOf(session.id)).toBe(epoch);

  // The second one is killed, as far as PostgreSQL can see: the first is the only one then.
  workers.splice(workers.indexOf(second), 1);
  stranger.close();
  await second.stop();
  await expect.poll(() => health(first)).toEqual({ code: 200, status: 'degraded' });
  expect(await epochOf(session.id)).toBe(epoch);
});

test('a wrong password of Redis ends the worker with a sentence', async () => {
  const worker = await startWorker(
    workerEnv(database.url, { redisUrl: redis.url.replace('redis://', 'redis://ada:wrong@') }),
    log,
    'test'
  );
  workers.push(worker);
  await expect(worker.ready).rejects.toThrow(/refuses the password.*Correct user and password in REDIS_URL/s);
});
