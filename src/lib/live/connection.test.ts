import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from './browser.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { FakeSocket, stubBrowser } from './fake-socket.fixture.ts';

const socket = (n: number) => FakeSocket.nth(n);

let statuses: ConnectionStatus[];
let frames: string[];
let refusals: string[];
let connection: Connection;

beforeEach(async () => {
  stubBrowser();
  [statuses, frames, refusals] = [[], [], []];
  connection = new Connection(
    {
      entrance: () => ({ t: 'resume', code: 'ABCDE', token: 'token' }),
      frame: (frame) => void frames.push(frame.t),
      status: (status) => void statuses.push(status),
      refused: (reason) => {
        refusals.push(reason);
        return false;
      }
    },
    browser
  );
  connection.open();
  await socket(0).opens();
  socket(0).brings({ t: 'welcome', now: 0 });
  statuses = [];
  frames = [];
});
afterEach(() => {
  connection.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answer = { t: 'answer', id: '12345678', item: 'x', rev: 1, at: 0, value: 1 } as const;

describe('when the worker says goodbye', () => {
  beforeEach(() => {
    socket(0).brings({ t: 'bye', inMs: 400 });
  });

  test('the old socket serves until the new one is in; nobody sees a difference', async () => {
    await vi.advanceTimersByTimeAsync(399);
    expect(FakeSocket.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await socket(1).opens();
    expect(socket(1).said('resume')).toBe(1);
    socket(0).brings({ t: 'view' });
    expect(connection.send(answer)).toBe(true);
    expect(socket(0).said('answer')).toBe(1);
    socket(1).brings({ t: 'resumed', now: 0 });
    expect(socket(0).readyState).toBe(3);
    socket(0).brings({ t: 'view' });
    expect(connection.send(answer)).toBe(true);
    expect(socket(1).said('answer')).toBe(1);
    expect(frames).toEqual(['view', 'resumed']);
    expect(statuses).toEqual(['online']);
  });

  test('“replaced” on the old socket is our own doing, also when it comes before the welcome', async () => {
    await vi.advanceTimersByTimeAsync(400);
    await socket(1).opens();
    socket(0).brings({ t: 'error', code: 'replaced' });
    socket(0).dies();
    socket(1).brings({ t: 'resumed', now: 0 });
    expect(refusals).toEqual([]);
    expect(connection.send(answer)).toBe(true);
    expect(statuses).toEqual(['online']);
  });

  test('a new socket that fails is tried again while the old one lives', async () => {
    await vi.advanceTimersByTimeAsync(400);
    socket(1).dies();
    await vi.advanceTimersByTimeAsync(350);
    await socket(2).opens();
    expect(connection.send(answer)).toBe(true);
    socket(2).brings({ t: 'resumed', now: 0 });
    expect(statuses).toEqual(['online']);
  });

  test('an old socket that dies first leaves everything to the new one', async () => {
    await vi.advanceTimersByTimeAsync(400);
    socket(0).dies();
    expect(connection.send(answer)).toBe(false);
    await socket(1).opens();
    socket(1).brings({ t: 'welcome', now: 0 });
    expect(connection.send(answer)).toBe(true);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test('a new socket that took over before its welcome is asked for a sign of life, and stays', async () => {
    await vi.advanceTimersByTimeAsync(400);
    await socket(1).opens();
    socket(0).dies();
    expect(socket(1).said('ping')).toBe(1);
    socket(1).brings({ t: 'resumed', now: 0 });
    socket(1).answersPings();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(FakeSocket.all).toHaveLength(2);
    expect(statuses).toEqual(['online']);
  });

  test('“replaced” is our own doing also when the new socket is lost before its welcome', async () => {
    await vi.advanceTimersByTimeAsync(400);
    await socket(1).opens();
    socket(1).dies();
    socket(0).brings({ t: 'error', code: 'replaced' });
    socket(0).dies();
    expect(refusals).toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    await socket(2).opens();
    socket(2).brings({ t: 'resumed', now: 0 });
    socket(2).brings({ t: 'error', code: 'replaced' });
    expect(refusals).toEqual(['replaced']);
  });

  test('a new socket that never answers is given up, once the old one is gone', async () => {
    await vi.advanceTimersByTimeAsync(400);
    socket(0).dies();
    await vi.advanceTimersByTimeAsync(5_500);
    expect(statuses).toContain('offline');
    expect(FakeSocket.all.length).toBeGreaterThan(2);
  });

  test('closed meanwhile, nothing opens any more', async () => {
    connection.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

test('a socket that dies without a goodbye is replaced by a new one', async () => {
  socket(0).dies();
  expect(statuses).toEqual(['offline']);
  await vi.advanceTimersByTimeAsync(400);
  await socket(1).opens();
  socket(1).brings({ t: 'resumed', now: 0 });
  expect(statuses).toEqual(['offline', 'connecting', 'online']);
});

test('“replaced” by another device ends it', () => {
  socket(0).brings({ t: 'error', code: 'replaced' });
  expect(refusals).toEqual(['replaced']);
  socket(0).dies();
});

test('a welcome in mid-connection is a frame like any other: the room has moved', () => {
  socket(0).brings({ t: 'welcome', now: 0 });
  expect(frames).toEqual(['welcome']);
  expect(FakeSocket.all).toHaveLength(1);
});

test('a silent socket is given up in time, however often somebody asks', async () => {
  socket(0).answersPings();
  await vi.advanceTimersByTimeAsync(1_000);
  socket(0).hearsNothing();
  for (let ms = 0; ms < 4_000; ms += 500) {
    connection.probe();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(statuses).toContain('offline');
});

test('a pong ends the doubt, and the next one begins anew', async () => {
  socket(0).answersPings();
  for (let ms = 0; ms < 30_000; ms += 500) {
    connection.probe();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(statuses).toEqual([]);
  expect(FakeSocket.all).toHaveLength(1);
});
