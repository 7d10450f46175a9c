import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { findCaddy } from '#scripts/develop/test/caddy.ts';
import { findNginx } from '#scripts/develop/test/nginx.ts';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { Bot } from '../support/bot.ts';
import { CaddyProcess } from '../support/caddy-process.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { NginxProcess } from '../support/nginx-process.ts';
import { answerOnTime, lead } from '../support/party-steps.ts';
import { PostgresProcess } from '../support/postgres-process.ts';
import { ticketFor } from '../support/tickets.ts';
import { ensureBuild, WebProcess } from '../support/web-process.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

/** Much longer than Caddy needs to notice a health check that fails. */
const AWAY_MS = 3_000;
const HEALTH_INTERVAL_MS = 200;
const PAGE_INTERVAL_MS = 100;

let database: PostgresProcess;
let sql: postgres.Sql;
let web: WebProcess;
let worker: Awaited<ReturnType<typeof startWorkerProcess>>;
let ports: { caddy: number; nginx: number };
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await ensureBuild();
  database = await PostgresProcess.start();
  closing.push(() => database.stop());
  ports = { caddy: await findFreePort(), nginx: await findFreePort() };
  const env = {
    ORIGIN: `http://127.0.0.1:${String(ports.caddy)}`,
    ADDRESS_HEADER: 'x-forwarded-for'
  };
  [web, worker] = await Promise.all([
    WebProcess.start(database.url, { env }),
    startWorkerProcess(database.url, {
      entry: 'build-worker/worker.js',
      env: { ...env, ORIGIN: `${env.ORIGIN},http://127.0.0.1:${String(ports.nginx)}` }
    })
  ]);
  closing.push(() => Promise.all([web.end('SIGTERM'), worker.stop()]));
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  closing.push(() => sql.end({ timeout: 1 }));
}, 120_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const openCaddy = async () =>
  CaddyProcess.start(await findCaddy(), {
    port: ports.caddy,
    webPorts: [web.port],
    workerPorts: [worker.port],
    healthIntervalMs: HEALTH_INTERVAL_MS,
    tryMs: 1_000
  });
const openNginx = async () =>
  NginxProcess.start(await findNginx(), {
    port: ports.nginx,
    webPort: web.port,
    workerPort: worker.port
  });

describe.each([
  ['Caddy', openCaddy],
  ['nginx', openNginx]
])('[OPS-40] behind a real %s, with the database away in the middle of a question', (_, open) => {
  test('pages are served and sockets stay', { timeout: 60_000 }, async () => {
    const proxy = await open();
    const quiz = frozenQuiz([singleChoice({ timeLimitSeconds: 60 })]);
    const item = quiz.items[0];
    if (!item) throw new Error('no item');
    const session = await insertLiveSession(sql, quiz);
    const host = new Bot(`${proxy.url.replace('http', 'ws')}/ws`);
    const player = new Bot(`${proxy.url.replace('http', 'ws')}/ws`);
    try {
      await host.attend(() => ticketFor(session.id, 'host'), session.code);
      await player.join(session.code, 'Ann');
      await lead(host, 'itemIntro:0');
      await host.until(() => host.view?.phase === 'open', 'the question');

      database.freeze();
      const until = performance.now() + AWAY_MS;
      const statuses: number[] = [];
      while (performance.now() < until) {
        for (const path of ['/', `/play/${session.code}`, '/api/readyz']) {
          const answer = await fetch(`${proxy.url}${path}`, { signal: AbortSignal.timeout(5_000) });
          await answer.arrayBuffer();
          statuses.push(answer.status);
        }
        await sleep(PAGE_INTERVAL_MS);
      }
      database.thaw();

      expect(statuses.length).toBeGreaterThan(10);
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      await answerOnTime(player, item.id, answerTo(item.question, true), 0);
      expect(player.acked).toHaveLength(1);
      expect([host.connections, player.connections]).toEqual([1, 1]);
    } finally {
      database.thaw();
      host.close();
      player.close();
      await proxy.stop();
    }
  });
});

describe('with nobody behind it', () => {
  test('Caddy gives a page that comes back by itself', { timeout: 30_000 }, async () => {
    const nobody = await findFreePort();
    const proxy = await CaddyProcess.start(await findCaddy(), {
      port: await findFreePort(),
      webPorts: [web.port],
      workerPorts: [nobody],
      healthIntervalMs: HEALTH_INTERVAL_MS,
      tryMs: 0
    });
    try {
      // The workers' place is empty: the same as a web app that is gone, and the web app of the other tests lives on.
      const answer = await fetch(`${proxy.url}/ws`);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).toContain('http-equiv="refresh"');
    } finally {
      await proxy.stop();
    }
  });
});
