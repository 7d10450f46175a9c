import { noTracing } from '#ops/tracing.ts';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { noMetrics } from '../ops/metrics.ts';
import { frameOf, type Entrance, type Guest } from '../room/client.ts';
import { Tick } from '../room/frame.ts';
import { silent } from '../room/room.fixture.ts';
import type { Gateway } from '../room/gateway.ts';
import { Connection } from './connection.ts';
import { Heartbeat, type Peer } from './round-trip.ts';
import type { SignInWatch } from './sign-in-watch.ts';
import type { Admission, Doorkeeper } from './doorkeeper.ts';

let heartbeat: Heartbeat;
const quiet = new Set<Peer>();
/** Clients that are there on the strength of a sign-in. */
const signedIn = new Map<Guest, string>();
const signIns = {
  add: (guest: Guest, signIn: string) => signedIn.set(guest, signIn),
  remove: (guest: Guest) => signedIn.delete(guest)
} as unknown as SignInWatch;
beforeEach(() => {
  vi.useFakeTimers();
  heartbeat = new Heartbeat();
});
afterEach(() => {
  heartbeat.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

class FakeTcp extends EventEmitter {
  writableLength = 0;
  readonly written: string[] = [];
  cork(): void {
    // Nothing is sent for real.
  }
  uncork(): void {
    // Nothing is sent for real.
  }
  write(bytes: Buffer): boolean {
    const text = bytes.toString('utf8').replace(/^[^{,]*/, '');
    if (text !== '') this.written.push(text);
    return this.writableLength === 0;
  }
}

class FakeWs extends EventEmitter {
  readyState = 1;
  closed: number | undefined;
  isPaused = false;
  close(code: number): void {
    this.closed = code;
    this.readyState = 2;
  }
  pause(): void {
    this.isPaused = true;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }
}

const joined: Entrance = { kind: 'rejoin', token: 'token', last: {} };

function connection(admission: Promise<Admission> | undefined = undefined) {
  const ws = new FakeWs();
  const tcp = new FakeTcp();
  ws.on('close', () => tcp.emit('close'));
  const calls: string[] = [];
  const gateway = {
    enter: () => calls.push('enter'),
    leave: () => calls.push('leave'),
    receive: () => {
      calls.push('receive');
      return true;
    },
    bringBack: () => calls.push('bringBack')
  } as unknown as Gateway;
  const admit = () => admission ?? Promise.resolve({ ok: true as const, gateway, entrance: joined });
  const made = new Connection(ws as unknown as WebSocket, tcp as unknown as Socket, '192.0.2.1', {
    doorkeeper: { admit } as unknown as Doorkeeper,
    now: () => 1_000,
    log: silent,
    metrics: noMetrics,
    tracing: noTracing,
    heartbeat,
    signIns,
    silent: quiet
  });
  const say = async (frame: object | string) => {
    ws.emit('message', Buffer.from(typeof frame === 'string' ? frame : JSON.stringify(frame)), false);
    await vi.advanceTimersByTimeAsync(0);
  };
  const enter = () => say({ t: 'resume', code: 'ABCDE', token: 'token' });
  return { made, ws, tcp, calls, gateway, say, enter };
}

describe('a client that reads too slowly', () => {
  test('[ROOM-9] gets nothing more while it is behind, and everything anew when it has caught up', async () => {
    const { made, tcp, calls, enter } = connection();
    await enter();
    made.send(frameOf({ t: 'saving', on: true }));
    tcp.writableLength = 70_000;
    for (let n = 0; n < 100; n++) made.send(frameOf({ t: 'saving', on: false }));
    expect(tcp.written).toEqual(['{"t":"saving","on":true}', '{"t":"saving","on":false}']);
    tcp.writableLength = 0;
    tcp.emit('drain');
    expect(calls).toEqual(['enter', 'bringBack']);
    made.send(frameOf({ t: 'saving', on: false }));
    expect(tcp.written).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(calls).not.toContain('leave');
    made.end('timeout');
  });

  test('[ROOM-9] is let go when it does not catch up', async () => {
    const { made, ws, tcp, calls, enter } = connection();
    await enter();
    tcp.writableLength = 70_000;
    made.send(frameOf({ t: 'saving', on: true }));
    await vi.advanceTimersByTimeAsync(14_900);
    expect(ws.readyState).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(ws.readyState).toBe(3);
    expect(calls).toEqual(['enter', 'leave']);
  });

  test('[ROOM-21] misses pictures while anything is on its way, and is sent no old one', async () => {
    const { made, tcp, enter } = connection();
    await enter();
    const picture = (letter: string) => new Tick(Buffer.from(`,${letter}`));
    made.tick(picture('a'));
    tcp.writableLength = 1;
    made.tick(picture('b'));
    tcp.writableLength = 0;
    made.tick(picture('c'));
    expect(tcp.written).toEqual([',a', ',c']);
    made.end('timeout');
  });

  test('hears the reason all the same when it is ended meanwhile', async () => {
    const { made, ws, tcp, enter } = connection();
    await enter();
    tcp.writableLength = 70_000;
    made.send(frameOf({ t: 'saving', on: true }));
    made.end('replaced');
    expect(tcp.written.at(-1)).toBe('{"t":"error","code":"replaced"}');
    expect(ws.closed).toBe(4409);
    ws.terminate();
  });
});

describe('a connection', () => {
  test('[ROOM-18] that says nothing is gone after 10 s, whether it answers the close or not', async () => {
    const { made, ws } = connection();
    expect(quiet).toContain(made);
    await vi.advanceTimersByTimeAsync(9_900);
    expect(ws.readyState).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(ws.closed).toBe(4408);
    expect(ws.readyState).toBe(3);
    expect(quiet).not.toContain(made);
  });

  test('[ROOM-18] that has spoken is not silent any more', async () => {
    const { made, ws, say } = connection(new Promise(() => undefined));
    await say({ t: 'ping', n: 1 });
    expect(quiet).not.toContain(made);
    ws.terminate();
  });

  test.each(['ping', 'pong'])(
    '[ROOM-18] that floods with %s frames is ended, and not read on',
    async (kind) => {
      const { ws, enter } = connection();
      await enter();
      for (let n = 0; n < 29; n++) ws.emit(kind);
      expect(ws.readyState).toBe(1);
      ws.emit(kind);
      expect(ws.closed).toBe(4429);
      expect(ws.isPaused).toBe(true);
      ws.terminate();
    }
  );

  test('[ROOM-18] that answers the server’s pings for an evening is left alone', async () => {
    const { ws, enter } = connection();
    await enter();
    for (let n = 0; n < 400; n++) {
      await vi.advanceTimersByTimeAsync(25_000);
      ws.emit('pong');
    }
    expect(ws.readyState).toBe(1);
    ws.terminate();
  });

  test('[ROOM-19] that came with a sign-in is looked after while it is here', async () => {
    const entrance: Entrance = { kind: 'attend', role: 'host', last: {}, signIn: 'hash' };
    const gateway = { enter: () => undefined, leave: () => undefined } as unknown as Gateway;
    const { made, ws, enter } = connection(Promise.resolve({ ok: true, gateway, entrance }));
    await enter();
    expect(signedIn.get(made)).toBe('hash');
    ws.terminate();
    expect(signedIn.has(made)).toBe(false);
  });

  test('[ROOM-9] that enters twice, or speaks before it is in, is ended', async () => {
    const twice = connection();
    await twice.enter();
    await twice.enter();
    expect(twice.ws.closed).toBe(4400);
    const early = connection(new Promise(() => undefined));
    await early.enter();
    await early.say({ t: 'do', id: '12345678', command: { type: 'end' } });
    expect(early.ws.closed).toBe(4503);
    for (const { ws } of [twice, early]) ws.terminate();
  });

  test('that went while the door was still asked brings nobody in', async () => {
    let open: (admission: Admission) => void = () => undefined;
    const { ws, calls, gateway, enter } = connection(new Promise((resolve) => (open = resolve)));
    await enter();
    ws.terminate();
    open({ ok: true, gateway, entrance: joined });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([]);
  });

  test('[ROOM-14] keeps what brings it in again: a new player its token, a host its role', () => {
    const { made, ws } = connection();
    made.entrance = { kind: 'join', id: 'x'.repeat(22), name: 'Ann', avatar: '🦊' };
    made.seated('resume token');
    expect(made.entrance).toEqual({ kind: 'rejoin', token: 'resume token', last: {} });
    made.entrance = { kind: 'attend', role: 'host', last: { epoch: 1, seq: 5 } };
    made.seated('seat');
    expect(made.entrance).toEqual({ kind: 'attend', role: 'host', last: {} });
    ws.terminate();
  });
});
