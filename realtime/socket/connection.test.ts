import { noTracing } from '#ops/tracing.ts';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { noMetrics } from '../ops/metrics.ts';
import { frameOf, type Entrance } from '../room/client.ts';
import { silent } from '../room/room.fixture.ts';
import type { Gateway } from '../room/gateway.ts';
import { Connection } from './connection.ts';
import { Heartbeat } from './round-trip.ts';
import type { Admission, Doorkeeper } from './doorkeeper.ts';

let heartbeat: Heartbeat;
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
  close(code: number): void {
    this.closed = code;
    this.readyState = 2;
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
    heartbeat
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
  test('[ROOM-9] that says nothing is let go after 10 s', async () => {
    const { ws } = connection();
    await vi.advanceTimersByTimeAsync(10_100);
    expect(ws.closed).toBe(4408);
    ws.terminate();
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
