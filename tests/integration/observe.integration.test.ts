import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { connect } from '#lib/server/db/client.ts';
import { countRunningSessions } from '#lib/server/metrics/count-running-sessions.ts';
import { startCollector } from '#ops/http-collector.fixture.ts';
import { createLog } from '#ops/log.ts';
import { sample } from '#realtime/ops/prom-metrics.fixture.ts';
import { startWorker } from '#realtime/worker.ts';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bot } from '../support/bot.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { workerEnv } from '../support/worker-env.ts';
import { startWorkerProcess, TEST_SECRET, type WorkerProcess } from '../support/worker-process.ts';

const TOKEN = 'a-token-of-16-characters';

let database: TestDatabase;
let sql: postgres.Sql;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** A host and a player in a session of their own. */
async function gather(url: string) {
  const session = await insertLiveSession(sql, frozenQuiz([singleChoice()]));
  const bots = [new Bot(url), new Bot(url)] as const;
  await bots[0].attend(ticketFor(session.id, 'host'), session.code);
  await bots[1].join(session.code, 'Ada Lovelace');
  await Promise.all(bots.map((bot) => bot.sync()));
  return {
    leave: () => {
      for (const bot of bots) bot.close();
    }
  };
}

const scrape = (port: number, headers = {}) => fetch(`http://127.0.0.1:${String(port)}/metrics`, { headers });

describe('/metrics of a worker', () => {
  const open = async (metricsToken: string | undefined) => {
    const log = createLog({ process: 'worker', level: 'silent' });
    const worker = await startWorker(workerEnv(database.url, { metricsToken }), log, 'test');
    closers.push(() => worker.stop());
    await worker.ready;
    return worker;
  };

  it('shows what happened, to whoever has the token', async () => {
    const { port } = await open(TOKEN);
    expect((await scrape(port)).status).toBe(401);
    expect((await scrape(port, { authorization: 'Bearer another-token' })).status).toBe(401);
    const { leave } = await gather(`ws://127.0.0.1:${String(port)}/ws`);
    const response = await scrape(port, { authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(200);
    const text = await response.text();
    const read = (series: string) => sample(text, `partyquiz_${series}`);
    expect(read('rooms')).toBe(1);
    expect(read('sockets')).toBe(2);
    expect(read('joins_total')).toBe(1);
    expect(read('worker_ready')).toBe(1);
    expect(read('database_up')).toBe(1);
    expect(read('redis_up')).toBeUndefined();
    expect(read('commit_outage')).toBe(0);
    // Both clocks are this machine's.
    expect(Math.abs(read('clock_offset_seconds') ?? NaN)).toBeLessThan(5);
    expect(text).not.toMatch(/Ada|secret/);
    leave();
  });

  it('is not there without one', async () => {
    const { port } = await open(undefined);
    expect((await scrape(port, { authorization: 'Bearer ' })).status).toBe(404);
  });
});

describe('what goes wrong in a worker, as it is deployed', () => {
  /** Breaks the worker from inside when it is told to. */
  const BREAK = `
    const error = () => Object.assign(new Error('it broke'), { password: 'S3' + 'CRET', query: 'S3' + 'CRET' });
    process.on('SIGUSR2', () => void Promise.reject(error()));
    process.on('SIGWINCH', () => setTimeout(() => { throw error(); }));`;

  async function started(): Promise<{
    worker: WorkerProcess;
    lines: string[];
    webhook: Awaited<ReturnType<typeof startCollector>>;
    traces: Awaited<ReturnType<typeof startCollector>>;
  }> {
    const [webhook, traces] = [await startCollector(), await startCollector()];
    closers.push(webhook.stop, traces.stop);
    const lines: string[] = [];
    const worker = await startWorkerProcess(database.url, {
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(BREAK)}`],
      env: { ERROR_WEBHOOK_URL: webhook.url, OTEL_EXPORTER_OTLP_ENDPOINT: traces.url },
      onLog: (line) => lines.push(line)
    });
    closers.push(() => worker.kill());
    return { worker, lines, webhook, traces };
  }

  it('is reported once, and the process goes on; its spans leave when it stops', async () => {
    const { worker, lines, webhook, traces } = await started();
    const { leave } = await gather(worker.url);
    process.kill(worker.pid, 'SIGUSR2');
    process.kill(worker.pid, 'SIGUSR2');
    await expect.poll(() => webhook.received.length).toBe(1);
    expect(JSON.parse(webhook.received[0]?.body.toString() ?? '')).toMatchObject({
      report: { process: 'worker', message: 'unhandled rejection' }
    });
    leave();
    expect(await worker.stop()).toBe(0);
    expect(webhook.received).toHaveLength(1);
    const spans = traces.received.map(({ body }) => body.toString()).join('\n');
    expect(spans).toContain('"room.take"');
    expect(spans).toContain('"doorkeeper.admit"');
    for (const text of [...lines, spans, String(webhook.received[0]?.body)]) {
      expect(text).not.toMatch(/S3CRET|Ada/);
      expect(text).not.toContain(TEST_SECRET);
      expect(text).not.toContain(new URL(database.url).password || TEST_SECRET);
    }
  });

  it('and not caught is reported before the process ends, to be started anew', async () => {
    const { worker, lines, webhook } = await started();
    process.kill(worker.pid, 'SIGWINCH');
    await expect.poll(() => webhook.received.length).toBe(1);
    await expect.poll(() => lines.some((line) => line.includes('uncaught exception'))).toBe(true);
    // It has ended by itself.
    await expect
      .poll(() =>
        scrape(worker.port).then(
          () => 'there',
          () => 'gone'
        )
      )
      .toBe('gone');
    expect(lines.join('\n')).not.toContain('S3CRET');
  });
});

describe('how many sessions run', () => {
  it('is asked of the database, and unknown while it is away', async () => {
    const { db, sql: own } = connect(database.url, { max: 1 });
    closers.push(() => own.end({ timeout: 0 }));
    const before = (await countRunningSessions(db)) ?? NaN;
    const { id } = await insertLiveSession(sql, frozenQuiz([singleChoice()]));
    expect(await countRunningSessions(db)).toBe(before + 1);
    await sql`update live_session set status = 'ended' where id = ${id}`;
    expect(await countRunningSessions(db)).toBe(before);
    const away = connect('postgres://nobody@127.0.0.1:1/none', { max: 1 });
    closers.push(() => away.sql.end({ timeout: 0 }));
    expect(await countRunningSessions(away.db)).toBeUndefined();
  });
});
