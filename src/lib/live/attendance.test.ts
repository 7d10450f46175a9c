import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Attendance } from './attendance.svelte.ts';
import { FakeSocket, stubBrowser } from './fake-socket.fixture.ts';

let leave: () => void;
let host: Attendance<never>;

const welcome = { t: 'welcome', role: 'host', now: 0, token: 'seat', roster: [] } as const;

beforeEach(async () => {
  stubBrowser();
  host = new Attendance('host', 'ABCDE', 'ticket');
  leave = host.open();
  await FakeSocket.nth(0).opens();
  FakeSocket.nth(0).brings({ ...welcome, epoch: 1, seq: 5, view: { step: 'lobby' } as never });
});
afterEach(() => {
  leave();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a welcome in mid-connection is a new beginning: view, seat, and nothing is being saved', async () => {
  const socket = FakeSocket.nth(0);
  socket.brings({ t: 'saving', on: true });
  expect(host.saving).toBe(true);
  socket.brings({ ...welcome, token: 'seat-2', epoch: 2, seq: 1, view: { step: 'open:0' } as never });
  expect(host.saving).toBe(false);
  expect(host.view).toEqual({ step: 'open:0' });
  socket.brings({ t: 'view', seq: 2, set: { step: 'locked:0' } });
  expect(host.view).toEqual({ step: 'locked:0' });
  socket.dies();
  await vi.advanceTimersByTimeAsync(400);
  await FakeSocket.nth(1).opens();
  expect(FakeSocket.nth(1).sent[0]).toEqual({
    t: 'resume',
    code: 'ABCDE',
    token: 'seat-2',
    epoch: 2,
    seq: 2
  });
});

test('on a goodbye it comes in with its seat and what it saw last, without another ticket', async () => {
  FakeSocket.nth(0).brings({ t: 'bye', inMs: 100 });
  FakeSocket.nth(0).brings({ t: 'view', seq: 6, set: { step: 'open:0' } });
  await vi.advanceTimersByTimeAsync(100);
  await FakeSocket.nth(1).opens();
  expect(FakeSocket.nth(1).sent[0]).toEqual({ t: 'resume', code: 'ABCDE', token: 'seat', epoch: 1, seq: 6 });
  FakeSocket.nth(0).brings({ t: 'saving', on: true });
  FakeSocket.nth(1).brings({ t: 'resumed', epoch: 1, seq: 6, now: 0, token: 'seat' });
  expect(host.saving).toBe(false);
  expect(host.status).toBe('online');
});

test('who orders something and hears nothing learns within seconds that nobody listens', async () => {
  FakeSocket.nth(0).answersPings();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(host.order({ type: 'pause' })).toBe(true);
  FakeSocket.nth(0).brings({ t: 'ack', id: FakeSocket.nth(0).sent.at(-1)?.id ?? '' });
  FakeSocket.nth(0).hearsNothing();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(host.status).toBe('online');
  host.order({ type: 'resume' });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(host.status).not.toBe('online');
  expect(host.order({ type: 'resume' })).toBe(false);
});

describe('a host whose seat is no longer good', () => {
  const answerTickets = (status: number, body: object = {}) => {
    const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status }));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };
  const loseSeat = async () => {
    FakeSocket.nth(0).brings({ t: 'error', code: 'unauthorised' });
    FakeSocket.nth(0).dies();
    await vi.advanceTimersByTimeAsync(400);
    await FakeSocket.nth(1).opens();
    await vi.advanceTimersByTimeAsync(0);
  };

  test.each([
    [401, 'signedOut'],
    [403, 'unauthorised'],
    [404, 'notFound']
  ] as const)('[ROOM-19] hears %i from the web app once, and knocks no more: %s', async (status, refusal) => {
    const fetched = answerTickets(status);
    await loseSeat();
    expect(host.refusal).toBe(refusal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test('[ROOM-19] comes back with a new ticket where the person is signed in', async () => {
    answerTickets(200, { ticket: 'another' });
    await loseSeat();
    expect(FakeSocket.nth(1).sent[0]).toEqual({ t: 'attend', ticket: 'another' });
    expect(host.refusal).toBeUndefined();
  });
});
