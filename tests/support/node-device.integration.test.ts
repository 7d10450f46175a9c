import './plain-runes.ts';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PROTOCOL, type ServerFrame } from '#core/protocol/server-frames.ts';
import { Connection } from '#lib/live/connection.ts';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { Moments } from './moments.ts';
import { NodeDevice, type DeviceOptions } from './node-device.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

const resumed: ServerFrame = { t: 'resumed', epoch: 1, seq: 0, now: 0, token: 'token' };

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

async function clientOf(workers: number, options: DeviceOptions = { lasting: true }) {
  const moments = new Moments();
  const places = await Promise.all(Array.from({ length: workers }, () => fakeWorker(moments)));
  const welcomes: ServerFrame[] = [];
  const refusals: string[] = [];
  const look = () => {
    moments.look();
  };
  const device = new NodeDevice(
    places.map(({ url }) => url),
    options,
    { heard: look, said: look, closed: look, failed: look }
  );
  const connection = new Connection(
    {
      entrance: () => ({ t: 'attend', ticket: 'ticket' }),
      frame: (frame) => {
        if (frame.t === 'resumed') welcomes.push(frame);
      },
      status: look,
      refused: (reason) => {
        refusals.push(reason);
        return false;
      }
    },
    device
  );
  cleanups.push(() => {
    connection.close();
    device.switchOff();
  });
  connection.open();
  const until = (condition: () => boolean) => moments.until(condition, () => 'a change');
  await until(() => welcomes.length === 1);
  const [first, second] = places;
  if (!first) throw new Error('no worker');
  return { connection, device, first, second: second ?? first, welcomes, refusals, until };
}

/** For what must not happen meanwhile. */
const after = (device: NodeDevice, ms: number) =>
  new Promise<void>((resolve) => void device.after(ms, resolve));
const isClosed = (socket: WebSocket | undefined) => socket?.readyState === 3;

test('goes to the next worker when one falls silent, and counts the time from the last sign of life', async () => {
  const { connection, device, first, second, welcomes, until } = await clientOf(2);
  first.mute = true;
  connection.probe();
  await until(() => welcomes.length === 2);
  expect(second.sockets).toHaveLength(1);
  expect(device.absences.reconnects).toHaveLength(1);
  expect(device.absences.reconnects[0]).toBeGreaterThan(1_900);
});

test('after “bye” keeps the old socket until the new one is in, and misses nothing', async () => {
  const { device, first, second, welcomes, refusals, until } = await clientOf(2);
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
  expect(refusals).toEqual([]);
  expect(device.connections).toBe(2);
  expect(device.absences).toMatchObject({ reconnects: [], losses: 0 });
});

test('comes back when the room is unavailable, and not where the person is asked', async () => {
  const { device, first, welcomes, refusals, until } = await clientOf(1);
  first.say({ t: 'error', code: 'unavailable' });
  first.sockets[0]?.close(4503);
  await until(() => welcomes.length === 2);
  expect(device.absences.reconnects).toHaveLength(1);
  first.say({ t: 'error', code: 'notFound' });
  await until(() => isClosed(first.sockets[1]));
  expect(refusals).toEqual(['notFound']);
});

test('asleep it notices nothing; awake it finds out, and counts from there', async () => {
  const { device, first, welcomes, until } = await clientOf(1);
  device.sleep();
  first.sockets[0]?.terminate();
  await until(() => isClosed(first.sockets[0]));
  expect(first.sockets).toHaveLength(1);
  device.wake();
  await until(() => welcomes.length === 2);
  expect(first.sockets).toHaveLength(2);
  expect(device.absences.reconnects.every((ms) => ms < 2_500)).toBe(true);
});

test('a patient one stays with a worker that is silent', async () => {
  const { connection, device, first } = await clientOf(1, { lasting: true, patient: true });
  first.mute = true;
  connection.probe();
  await after(device, 2_500);
  expect(device.connections).toBe(1);
});

test('one that does not last has one socket, and finds no network for another', async () => {
  const { device, first } = await clientOf(1, {});
  const ended = device.ended();
  first.say({ t: 'bye', inMs: 10 });
  first.sockets[0]?.close(4503, 'unavailable');
  expect(await ended).toEqual({ code: 4503, reason: 'unavailable' });
  await after(device, 500);
  expect(device.connections).toBe(1);
});
