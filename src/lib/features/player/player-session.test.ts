import type { ClientFrame } from '#core/protocol/client-frames.ts';
import { FakeSocket, stubBrowser, type Sent } from '#lib/live/fake-socket.fixture.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlayersView } from '#core/game/views.ts';
import { PlayerSession } from './player-session.svelte.ts';

type AnswerFrame = Extract<ClientFrame, { t: 'answer' }>;

let stored: Map<string, string>;
/** What hears that the page is put away. */
let hides: (() => void)[];
const open: (() => void)[] = [];

const snapshot = (epoch: number, seq: number, item: string, view: Partial<PlayersView> = {}) =>
  ({
    t: 'welcome',
    role: 'players',
    now: 0,
    token: 'token',
    epoch,
    seq,
    view: { phase: 'open', step: 'open:0', item: { id: item }, ...view } as never,
    you: { id: 'me' } as never
  }) as const;

/** A tab of this browser, in the game. */
async function tab(
  epoch = 1,
  view: Partial<PlayersView> = {}
): Promise<{ session: PlayerSession; socket: FakeSocket }> {
  const session = new PlayerSession('ABCDE');
  open.push(session.start());
  if (!session.known) session.join({ name: 'Ann', avatar: '🦊' });
  const socket = FakeSocket.last();
  await socket.opens();
  socket.brings(snapshot(epoch, 5, 'one', view));
  return { session, socket };
}

const answers = (socket: FakeSocket) => socket.sent.filter(({ t }) => t === 'answer').map(({ id }) => id);

beforeEach(() => {
  stubBrowser();
  vi.stubGlobal('document', {
    ...document,
    addEventListener: (_: string, listener: () => void) => hides.push(listener)
  });
  stored = new Map();
  hides = [];
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

test('an answer that a silent network swallowed finds another socket within seconds', async () => {
  const { session, socket } = await tab();
  session.submit(2);
  await vi.advanceTimersByTimeAsync(4_500);
  const next = FakeSocket.last();
  expect(next).not.toBe(socket);
  await next.opens();
  next.brings({ t: 'resumed', epoch: 1, seq: 5, now: 0, token: 'token' });
  expect(answers(next)).toEqual([answers(socket)[0]]);
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

describe('[GAME-19] what is entered and not sent', () => {
  const withDrafts = { answerChange: true, drafts: true };
  const said = (socket: FakeSocket) =>
    socket.sent.flatMap((frame) => (frame.t === 'answer' ? [frame as Sent & AnswerFrame] : []));

  test('goes out after a pause where the game takes drafts, the last of what was entered', async () => {
    const { session, socket } = await tab(1, withDrafts);
    session.enter('P', 1_000);
    await vi.advanceTimersByTimeAsync(600);
    session.enter('Paris', 1_000);
    await vi.advanceTimersByTimeAsync(900);
    expect(said(socket)).toEqual([]);
    expect(session.answer).toEqual({ value: 'Paris', sent: false, draft: true });
    await vi.advanceTimersByTimeAsync(100);
    expect(said(socket)).toMatchObject([{ value: 'Paris', draft: true, rev: 2 }]);
    socket.brings({ t: 'ack', id: said(socket)[0]?.id ?? '' });
    expect(session.answer).toEqual({ value: 'Paris', sent: true, draft: true });
    session.submit('Paris');
    expect(said(socket).at(-1)).toMatchObject({ value: 'Paris', rev: 3 });
    expect(said(socket).at(-1)).not.toHaveProperty('draft');
  });

  test('counts from when it was entered, and no more than a few frames a second go out', async () => {
    const { session, socket } = await tab(1, withDrafts);
    const first = Math.round(session.clock.now());
    for (let tap = 0; tap < 20; tap++) {
      session.enter([tap], 200);
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(said(socket)).toHaveLength(1);
    expect(said(socket)[0]).toMatchObject({ value: [19], at: first + 19 * 50 });
  });

  test('elsewhere waits until it is called for, survives a reload, and is the answer', async () => {
    const { session } = await tab();
    session.enter([0, 2], 200);
    await vi.advanceTimersByTimeAsync(60_000);
    const { session: again, socket } = await tab();
    expect(again.answer).toEqual({ value: [0, 2], sent: false, draft: true });
    expect(said(socket)).toEqual([]);
    again.release();
    expect(said(socket)).toMatchObject([{ value: [0, 2] }]);
    expect(said(socket)[0]).not.toHaveProperty('draft');
    expect(again.answer).toMatchObject({ value: [0, 2], sent: false });
    expect(again.answer?.draft).toBeUndefined();
    session.release();
  });

  test('is taken back when it is emptied before it went out', async () => {
    const { session, socket } = await tab();
    session.enter([0], 200);
    session.enter(undefined, 200);
    session.release();
    expect(said(socket)).toEqual([]);
    expect(session.answer).toBeUndefined();
  });

  test('goes out at once when the page is put away, and after a reload', async () => {
    const { session, socket } = await tab(1, withDrafts);
    session.enter('Par', 1_000);
    vi.stubGlobal('document', { ...document, visibilityState: 'hidden' });
    for (const hide of hides) hide();
    expect(said(socket)).toMatchObject([{ value: 'Par', draft: true }]);
    session.enter('Pari', 60_000);
    const { socket: next } = await tab(1, withDrafts);
    expect(said(next)).toMatchObject([{ value: 'Pari', draft: true }]);
  });
});

test('who does not get in within seconds is told, and it is tried on', async () => {
  const session = new PlayerSession('ABCDE');
  open.push(session.start());
  session.join({ name: 'Ann', avatar: '🦊' });
  await vi.advanceTimersByTimeAsync(3_900);
  expect(session.slow).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(session.slow).toBe(true);
  expect(session.joining).toBe(true);
  FakeSocket.last().dies();
  await vi.advanceTimersByTimeAsync(1_000);
  await FakeSocket.last().opens();
  FakeSocket.last().brings(snapshot(1, 1, 'one'));
  expect(session.slow).toBe(false);
  expect(session.joining).toBe(false);
});

test('[GAME-29] another name and face go to the room, and come back to the form when it refuses them', async () => {
  const { session, socket } = await tab();
  session.changing = true;
  session.join({ name: 'Anna', avatar: '🐙' });
  expect(session.changing).toBe(false);
  expect(socket.sent.at(-1)).toMatchObject({ t: 'profile', name: 'Anna', avatar: '🐙' });
  socket.brings({ t: 'nack', id: (socket.sent.at(-1) as { id: string }).id, code: 'badName' });
  expect(session).toMatchObject({ changing: true, joinError: 'badName' });
});
