import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PROTOCOL, type ServerFrame } from '#core/protocol/server-frames.ts';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { BotLink } from './bot-link.ts';
import { Moments } from './moments.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** A worker that says what the test wants; it answers pings unless it is mute. */
async function fakeWorker(moments: Moments) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => PROTOCOL });
  await once(server, 'listening');
  const sockets: WebSocket[] = [];
  const worker = {
    url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/ws`,
    mute: false,
    greets: true,
    sockets,
    say: (frame: ServerFrame, socket = sockets.at(-1)) => {
      socket?.send(JSON.stringify(frame));
    }
  };
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('close', () => {
      moments.look();
    });
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as { t: string; n: number };
      if (frame.t === 'ping' && !worker.mute) worker.say({ t: 'pong', n: frame.n, at: 0 }, socket);
      if (frame.t === 'attend' && worker.greets) worker.say(resumed, socket);
      moments.look();
    });
  });
  cleanups.push(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
  });
  return worker;
}

const resumed: ServerFrame = { t: 'resumed', epoch: 1, seq: 0, now: 0, token: 'token' };

async function linkTo(workers: number) {
  const moments = new Moments();
  const places = await Promise.all(Array.from({ length: workers }, () => fakeWorker(moments)));
  const welcomes: ServerFrame[] = [];
  const failures: Error[] = [];
  const link = new BotLink(
    places.map(({ url }) => url),
    { lifelike: true },
    {
      entrance: () => ({ t: 'attend', ticket: 'ticket' }),
      frame: (frame) => {
        if (frame.t === 'resumed') welcomes.push(frame);
        moments.look();
      },
      clock: () => undefined,
      failed: (error) => {
        failures.push(error);
        moments.look();
      }
    }
  );
  cleanups.push(() => {
    link.close();
  });
  link.open();
  const until = (condition: () => boolean) => moments.until(condition, () => 'a change of the link');
  await until(() => welcomes.length === 1);
  const [first, second] = places;
  if (!first) throw new Error('no worker');
  return { link, first, second: second ?? first, welcomes, failures, until };
}

const isClosed = (socket: WebSocket | undefined) => socket?.readyState === 3;

test('goes to the next worker when one falls silent, and counts the time from the last pong', async () => {
  const { link, first, second, welcomes, until } = await linkTo(2);
  first.mute = true;
  await until(() => welcomes.length === 2);
  expect(second.sockets).toHaveLength(1);
  expect(link.reconnects).toHaveLength(1);
  expect(link.reconnects[0]).toBeGreaterThan(2_400);
});

test('after “bye” keeps the old socket until the new one is in, and misses nothing', async () => {
  const { link, first, second, welcomes, failures, until } = await linkTo(2);
  second.greets = false;
  first.say({ t: 'bye', inMs: 10 });
  await until(() => second.sockets.length === 1);
  expect(isClosed(first.sockets[0])).toBe(false);
  // The room moves once more, and the old socket hears of the new one first.
  first.say(resumed);
  first.say({ t: 'error', code: 'replaced' });
  await until(() => welcomes.length === 2);
  second.say(resumed);
  await until(() => welcomes.length === 3 && isClosed(first.sockets[0]));
  expect(failures).toEqual([]);
  expect(link.connections).toBe(2);
  expect(link.reconnects).toEqual([]);
});

test('comes back when the room is unavailable', async () => {
  const { link, first, welcomes, until } = await linkTo(1);
  first.say({ t: 'error', code: 'unavailable' });
  first.sockets[0]?.close(4503);
  await until(() => welcomes.length === 2);
  expect(link.reconnects).toHaveLength(1);
});

test('does not come back where a browser would ask the person', async () => {
  const { first, failures, until } = await linkTo(1);
  first.say({ t: 'error', code: 'notFound' });
  await until(() => failures.length === 1);
  expect(failures[0]?.message).toContain('notFound');
});

test('asleep it notices nothing; awake it finds out, and counts from there', async () => {
  const { link, first, welcomes, until } = await linkTo(1);
  link.sleep();
  first.sockets[0]?.terminate();
  await until(() => isClosed(first.sockets[0]));
  link.wake();
  await until(() => welcomes.length === 2);
  expect(first.sockets).toHaveLength(2);
  expect(link.reconnects.every((ms) => ms < 2_500)).toBe(true);
});
