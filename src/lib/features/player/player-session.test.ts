import { FakeSocket, stubBrowser } from '#lib/live/fake-socket.fixture.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlayerSession } from './player-session.svelte.ts';

let stored: Map<string, string>;
const open: (() => void)[] = [];

const snapshot = (epoch: number, seq: number, item: string) =>
  ({
    t: 'welcome',
    role: 'players',
    now: 0,
    token: 'token',
    epoch,
    seq,
    view: { phase: 'open', step: 'open:0', item: { id: item } } as never,
    you: { id: 'me' } as never
  }) as const;

/** A tab of this browser, in the game. */
async function tab(epoch = 1): Promise<{ session: PlayerSession; socket: FakeSocket }> {
  const session = new PlayerSession('ABCDE');
  open.push(session.start());
  if (!session.known) session.join('Ann', '🦊');
  const socket = FakeSocket.last();
  await socket.opens();
  socket.brings(snapshot(epoch, 5, 'one'));
  return { session, socket };
}

const answers = (socket: FakeSocket) => socket.sent.filter(({ t }) => t === 'answer').map(({ id }) => id);

beforeEach(() => {
  stubBrowser();
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key)
  });
});
afterEach(() => {
  for (const stop of open.splice(0)) stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a welcome in mid-connection is a new beginning, and what is unsent goes out again', async () => {
  const { session, socket } = await tab();
  session.submit(2);
  socket.brings({ t: 'saving', on: true });
  expect(session.saving).toBe(true);
  socket.brings(snapshot(2, 1, 'one'));
  expect(session.saving).toBe(false);
  const [first, second] = answers(socket);
  expect(second).toBe(first);
  socket.brings({ t: 'ack', id: first ?? '' });
  expect(session.answer).toEqual({ value: 2, sent: true });
  socket.brings({ t: 'view', seq: 2, set: { step: 'locked:0' } });
  expect(session.view?.step).toBe('locked:0');
});

test('a welcome that shows another item ends the wait for the answer to the last one', async () => {
  const { session, socket } = await tab();
  session.submit(2);
  socket.brings(snapshot(2, 1, 'two'));
  expect(session.pending).toBeUndefined();
  expect(answers(socket)).toHaveLength(1);
});

test('an answer given during a move is sent by the old socket, and by the new one until it is acked', async () => {
  const { session, socket } = await tab();
  socket.brings({ t: 'bye', inMs: 100 });
  await vi.advanceTimersByTimeAsync(100);
  const next = FakeSocket.last();
  await next.opens();
  session.submit(2);
  next.brings({ t: 'resumed', epoch: 1, seq: 5, now: 0, token: 'token' });
  expect(answers(next)).toEqual(answers(socket));
  next.brings({ t: 'ack', id: answers(next)[0] ?? '' });
  expect(session.pending).toBeUndefined();
  expect(session.status).toBe('online');
});

test('two tabs take over from each other, back and forth, and lose nothing', async () => {
  const first = await tab();
  first.session.submit(2);
  const second = await tab();
  // The second tab sends what the first one could not, as the same answer.
  expect(answers(second.socket)).toEqual(answers(first.socket));
  first.socket.brings({ t: 'error', code: 'replaced' });
  expect(first.session.gone).toBe('replaced');
  second.socket.brings({ t: 'ack', id: answers(second.socket)[0] ?? '' });

  first.session.open();
  expect(first.session.gone).toBeUndefined();
  const back = FakeSocket.last();
  await back.opens();
  expect(back.sent[0]).toMatchObject({ t: 'resume', token: 'token', epoch: 1, seq: 5 });
  second.socket.brings({ t: 'error', code: 'replaced' });
  expect(second.session.gone).toBe('replaced');
  back.brings({ t: 'resumed', epoch: 1, seq: 5, now: 0, token: 'token' });
  expect(answers(back)).toEqual(answers(first.socket));
  back.brings({ t: 'ack', id: answers(back)[0] ?? '' });
  expect(first.session.answer).toEqual({ value: 2, sent: true });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(second.session.gone).toBe('replaced');
});
