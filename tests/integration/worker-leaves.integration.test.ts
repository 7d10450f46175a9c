import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { createLog } from '#ops/log.ts';
import { startWorker } from '#realtime/worker.ts';
import { findRedisServer, startRedis } from '#scripts/develop/test/redis-server.ts';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { Bot } from '../support/bot.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { workerEnv } from '../support/worker-env.ts';

test('[OPS-5] a worker that leaves says so first and still lets in whom the proxy sends', async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const redis = await startRedis(await findRedisServer());
  const env = workerEnv(database.url, { redisUrl: redis.url, drainSeconds: 1 });
  const log = createLog({ process: 'worker', level: 'silent' });
  const [leaving, next] = await Promise.all([1, 2].map((n) => startWorker(env, log, `test ${String(n)}`)));
  if (!leaving || !next) throw new Error('no workers');
  await Promise.all([leaving.ready, next.ready]);
  const session = await insertLiveSession(sql, frozenQuiz([singleChoice()]));
  const urlOf = (worker: typeof leaving) => `ws://127.0.0.1:${String(worker.port)}/ws`;
  // By its first `bye` a bot goes to the second address.
  const bot = () => new Bot([urlOf(leaving), urlOf(next)], { lasting: true });
  const before = bot();
  const late = bot();
  try {
    await before.join(session.code, 'Before');
    const stopped = leaving.stop();
    const health = await fetch(`http://127.0.0.1:${String(leaving.port)}/healthz`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ status: 'draining' });
    await late.join(session.code, 'Late');
    expect(late.connections).toBe(1);
    await stopped;
    for (const each of [before, late]) {
      await each.until(() => each.connections === 2, 'the move');
      expect(each.socketErrors).toEqual([]);
      expect(each.reconnects).toEqual([]);
    }
  } finally {
    for (const each of [before, late]) each.close();
    await Promise.all([leaving.stop(), next.stop()]);
    await redis.stop();
    await sql.end();
    await database.drop();
  }
});
