import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { closeCodes } from '#core/protocol/server-frames.ts';
import { frozenQuiz } from '#core/quiz/quiz.fixture.ts';
import { createLog } from '#ops/log.ts';
import { startWorker, type Worker } from '#realtime/worker.ts';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { Bot } from '../support/bot.ts';
import { insertLiveSession, type TestLiveSession } from '../support/live-session.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { workerEnv } from '../support/worker-env.ts';

let database: TestDatabase;
let sql: postgres.Sql;
let worker: Worker;
let session: TestLiveSession;
const log = createLog({ process: 'worker', level: 'silent' });
const bots: Bot[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  session = await insertLiveSession(sql, frozenQuiz());
  worker = await startWorker(workerEnv(database.url), log, 'test');
  await worker.ready;
});
afterEach(() => {
  for (const bot of bots.splice(0)) bot.close();
});
afterAll(async () => {
  await worker.stop();
  await sql.end();
  await database.drop();
});

const urlOf = (port: number, path = '/ws') => `ws://127.0.0.1:${String(port)}${path}`;

/** @param address from where it comes, as our proxy tells it */
function newBot(port = worker.port, address?: string): Bot {
  const bot = new Bot(urlOf(port), address === undefined ? {} : { headers: { 'x-forwarded-for': address } });
  bots.push(bot);
  return bot;
}

/** The HTTP status of an upgrade; 101 when it succeeds. */
function upgrade(
  options: ClientOptions = {},
  { path = '/ws', port = worker.port, protocol = 'pq.v1' } = {}
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(urlOf(port, path), protocol, options);
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? -1);
      request.destroy();
    });
    socket.once('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.once('error', reject);
  });
}

const health = async (port: number) => {
  const response = await fetch(`http://127.0.0.1:${String(port)}/healthz`);
  return { status: response.status, body: (await response.json()) as { status: string } };
};

describe('the upgrade', () => {
  test.each([
    ['the configured origin', 'https://quiz.example.org', 101],
    ['another site', 'https://evil.example.org', 403],
    ['the origin with something behind it', 'https://quiz.example.org.evil.org', 403],
    ['the origin over http', 'http://quiz.example.org', 403],
    ['no page at all', 'null', 403]
  ])('[ROOM-9] from %s', async (_name, origin, status) => {
    expect(await upgrade({ headers: { origin } })).toBe(status);
  });

  test('needs the right path and the right protocol', async () => {
    expect(await upgrade({}, { path: '/other' })).toBe(404);
    expect(await upgrade({}, { protocol: 'pq.v0' })).toBe(400);
    expect(await upgrade()).toBe(101);
  });
});

/** An upgrade as no browser writes it; resolves to the first line of the answer. */
function rawUpgrade(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(worker.port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  });
}

test.each(['//', '//[', 'http://['])('[ROOM-9] an upgrade to %s costs its sender only', async (target) => {
  expect(await rawUpgrade(target)).toContain('404');
  expect((await health(worker.port)).status).toBe(200);
});

test('[ROOM-9] an answer before the welcome ends that socket with “come again”', async () => {
  const socket = new WebSocket(urlOf(worker.port), 'pq.v1');
  const code = await new Promise<number>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', resolve);
    socket.once('open', () => {
      const id = 'x'.repeat(22);
      socket.send(JSON.stringify({ t: 'join', id, code: session.code, name: 'Hasty', avatar: '🦊' }));
      socket.send(JSON.stringify({ t: 'answer', id, item: session.id, rev: 1, at: 0, value: 0 }));
    });
  });
  expect(code).toBe(closeCodes.unavailable);
});

/** An upgraded socket that does only what it is told: it answers neither pings nor a close. */
async function mute(port = worker.port, address?: string) {
  const socket = connect(port, '127.0.0.1');
  const opened = performance.now();
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => {
      resolve(performance.now() - opened);
    });
  });
  // What it writes after the end is its own affair.
  socket.on('error', () => undefined);
  const heard: string[] = [];
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (data) => {
      heard.push(data.toString('latin1'));
      resolve();
    });
  });
  socket.write(
    `GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: pq.v1\r\n` +
      (address === undefined ? '' : `X-Forwarded-For: ${address}\r\n`) +
      `\r\n`
  );
  await answered;
  return { socket, closed, heard };
}

/** A masked control frame without content. */
const control = (opcode: number) => Buffer.from([0x80 | opcode, 0x80, 0, 0, 0, 0]);

describe('sockets that are no guests', () => {
  test('[ROOM-18] one that says nothing, not even goodbye, is gone after 10 s', async () => {
    const { closed, heard } = await mute();
    const ms = await closed;
    expect(ms).toBeGreaterThan(9_500);
    expect(ms).toBeLessThan(12_000);
    // It was told why all the same.
    expect(heard.join('')).toContain('{"t":"error","code":"timeout"}');
  }, 20_000);

  test('[ROOM-18] nor does a connection stay that never asks anything', async () => {
    const socket = connect(worker.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    const opened = performance.now();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(performance.now() - opened).toBeLessThan(12_500);
  }, 20_000);

  test.each([
    ['pings', 0x9],
    ['pongs', 0xa]
  ])('[ROOM-18] a flood of %s costs its sender the socket, and nobody else', async (_name, opcode) => {
    const guest = newBot();
    await guest.join(session.code, 'Guest');
    const { socket, closed, heard } = await mute();
    const frames = Buffer.concat(Array.from({ length: 10_000 }, () => control(opcode)));
    const flood = setInterval(() => socket.write(frames), 5);
    const ms = await closed;
    clearInterval(flood);
    expect(ms).toBeLessThan(5_000);
    expect(heard.join('')).toContain('"tooMany"');
    await guest.sync();
  });

  test('[ROOM-18] a frame in crumbs costs its sender the socket', async () => {
    const { socket, closed } = await mute();
    socket.setNoDelay(true);
    // The beginning of a text frame of 4,000 bytes, then its bytes one by one.
    socket.write(Buffer.from([0x81, 0xfe, 0x0f, 0xa0, 0, 0, 0, 0]));
    const crumbs = setInterval(() => socket.write('x'), 1);
    const ms = await closed;
    clearInterval(crumbs);
    expect(ms).toBeLessThan(9_000);
  });

  describe('with small bounds', () => {
    let small: Worker;
    let own: TestDatabase;
    beforeAll(async () => {
      own = await createTestDatabase();
      small = await startWorker(workerEnv(own.url), log, 'test', {
        sockets: { maxSockets: 6, maxSocketsFrom: 3 }
      });
      await small.ready;
    });
    afterAll(async () => {
      await small.stop();
      await own.drop();
    });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

    test('[ROOM-18] one address has so many sockets and no more, counted by its /64', async () => {
      const mutes = [];
      for (const end of [1, 2, 3]) mutes.push(await mute(small.port, `2001:db8::${String(end)}`));
      expect(await upgrade(from('2001:db8::4'), { port: small.port })).toBe(429);
      expect(await upgrade(from('192.0.2.7'), { port: small.port })).toBe(101);
      mutes.pop()?.socket.destroy();
      await expect.poll(() => upgrade(from('2001:db8::4'), { port: small.port })).toBe(101);
      for (const { socket } of mutes) socket.destroy();
    });

    test('[ROOM-18] a full worker lets go of the socket that has been silent longest, else of none', async () => {
      const own1 = await mute(small.port, '192.0.2.1');
      const others = [];
      for (const end of [2, 3, 4, 5, 6]) others.push(await mute(small.port, `192.0.2.${String(end)}`));
      const late = await mute(small.port, '192.0.2.7');
      expect(late.heard[0]).toContain('101');
      expect(await own1.closed).toBeLessThan(9_000);
      // Everybody has spoken: nobody is let go.
      const ping = '{"t":"ping","n":1}';
      for (const { socket, heard } of [...others, late]) {
        socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | ping.length, 0, 0, 0, 0]), Buffer.from(ping)]));
        await expect.poll(() => heard.join('')).toContain('"pong"');
      }
      expect(await upgrade(from('192.0.2.8'), { port: small.port })).toBe(503);
      for (const { socket } of [...others, late]) socket.destroy();
    });
  });
});

describe('a neighbour’s wrong codes', () => {
  test('[ROOM-16] do not shut the door for the first guest behind the same address, nor for the display', async () => {
    const pub = '198.51.100.7';
    const live = await insertLiveSession(sql, frozenQuiz());
    const guesses = Array.from({ length: 130 }, (_, n) =>
      newBot(worker.port, pub).join(`ZZ${String(n).padStart(3, '0')}`, 'Guess')
    );
    const outcomes = await Promise.allSettled(guesses);
    const texts = outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'in'));
    expect(texts.filter((text) => text.includes('4429'))).toHaveLength(10);
    await newBot(worker.port, pub).join(live.code, 'First');
    const display = newBot(worker.port, pub);
    await display.attend(ticketFor(live.id, 'display'), live.code);
    expect(display.view).toMatchObject({ players: 1 });
  });
});

describe('a host that signs out', () => {
  test('[ROOM-19] does not come back with the seat', async () => {
    const live = await insertLiveSession(sql, frozenQuiz());
    const signIn = createHash('sha256').update(live.id).digest('hex');
    await sql`insert into auth_session (id_hash, user_id, expires_at)
      values (${signIn}, ${live.userId}, now() + interval '1 hour')`;
    const host = newBot();
    await host.attend(ticketFor(live.id, 'host', { signIn }), live.code);
    const token = host.frames.find((frame) => frame.t === 'welcome')?.token ?? '';
    const back = newBot();
    await back.enter({ t: 'resume', code: live.code, token });
    expect(back.view).toHaveProperty('show');
    await sql`delete from auth_session where id_hash = ${signIn}`;
    await expect(newBot().enter({ t: 'resume', code: live.code, token })).rejects.toThrow('closed with 4401');
  });
});

describe('tickets and seats', () => {
  test('[ROOM-11] a ticket opens the door once', async () => {
    const ticket = ticketFor(session.id, 'host');
    await newBot().attend(ticket, session.code);
    await expect(newBot().attend(ticket, session.code)).rejects.toThrow('closed with 4401');
  });

  test('[ROOM-11] of two at the same time one is let in', async () => {
    const ticket = ticketFor(session.id, 'host');
    const results = await Promise.allSettled([1, 2, 3].map(() => newBot().attend(ticket, session.code)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('[ROOM-11] expired, forged and misused tickets are refused', async () => {
    const expired = ticketFor(session.id, 'host', { expires: Date.now() - 5_000 });
    const seat = ticketFor(session.id, 'host', { use: 'seat' });
    const forged = ticketFor(session.id, 'display').replace('display', 'host');
    for (const ticket of [expired, seat, forged, 'x', '.', '%.%']) {
      await expect(newBot().attend(ticket, session.code)).rejects.toThrow('closed with 4401');
    }
  });

  test('[ROOM-11] a seat brings the host back without the web app, again and again', async () => {
    const host = newBot();
    await host.attend(ticketFor(session.id, 'host'), session.code);
    const welcome = host.frames.find((frame) => frame.t === 'welcome');
    for (let time = 0; time < 2; time++) {
      const back = newBot();
      await back.enter({ t: 'resume', code: session.code, token: welcome?.token ?? '' });
      expect(back.view).toHaveProperty('show');
    }
  });

  test('[ROOM-11] a seat for a display is not a seat for a host', async () => {
    const display = newBot();
    await display.attend(ticketFor(session.id, 'display'), session.code);
    expect(display.view).not.toHaveProperty('show');
    const ended = display.ended();
    display.send({ t: 'do', id: '12345678', command: { type: 'end' } });
    expect((await ended).code).toBe(4400);
  });
});

describe('a second worker', () => {
  test('[ROOM-6] waits in standby without taking sockets, and refuses after its patience', async () => {
    const second = await startWorker(workerEnv(database.url), log, 'test', { lockPatienceMs: 700 });
    const refused = expect(second.ready).rejects.toThrow('one database has one worker');
    await expect.poll(() => health(second.port)).toMatchObject({ status: 200, body: { status: 'standby' } });
    expect(await upgrade({}, { port: second.port })).toBe(503);
    await refused;
    await second.stop();
    expect(await upgrade()).toBe(101);
  });

  test('[ROOM-6] [ROOM-10] takes over when the first one drains: clients come back to the same game', async () => {
    const own = await createTestDatabase();
    const ownSql = postgres(own.url, { max: 1, onnotice: () => undefined });
    const live = await insertLiveSession(ownSql, frozenQuiz());
    const first = await startWorker(workerEnv(own.url), log, 'old');
    await first.ready;
    const ann = newBot(first.port);
    await ann.join(live.code, 'Ann');
    const second = await startWorker(workerEnv(own.url), log, 'new', { lockPatienceMs: 20_000 });
    const ended = ann.ended();
    await first.stop();
    expect(ann.frames.some((frame) => frame.t === 'bye')).toBe(true);
    expect((await ended).code).toBe(4503);
    await second.ready;
    const token = ann.frames.find((frame) => frame.t === 'welcome')?.token ?? '';
    const back = newBot(second.port);
    await back.enter({ t: 'resume', code: live.code, token });
    expect(back.you).toEqual(ann.you);
    await second.stop();
    await ownSql.end();
    await own.drop();
  });

  test('[ROOM-6] a lock that the database forgot is taken again, and a drain still ends in order', async () => {
    const own = await createTestDatabase();
    const ownSql = postgres(own.url, { max: 1, onnotice: () => undefined });
    const holder = async () => {
      const rows = await ownSql<{ pid: number }[]>`
        select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and granted and datname = current_database()`;
      return rows[0]?.pid;
    };
    const first = await startWorker(workerEnv(own.url), log, 'test');
    await first.ready;
    const before = await holder();
    // What a restart of the database does to the worker.
    await ownSql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await expect.poll(holder).toSatisfy((pid) => pid !== undefined && pid !== before);
    const second = await startWorker(workerEnv(own.url), log, 'test', { lockPatienceMs: 500 });
    await expect(second.ready).rejects.toThrow('one database has one worker');
    await second.stop();
    await ownSql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await first.stop();
    await ownSql.end();
    await own.drop();
  });
});
