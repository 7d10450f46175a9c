import type { DisplayView } from '#core/game/views.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from './browser.ts';
import { FakeSocket, stubBrowser } from './fake-socket.fixture.ts';
import { RoomFeed } from './room-feed.svelte.ts';

const snapshot = (seq: number, players: number) =>
  ({
    t: 'welcome',
    role: 'display',
    epoch: 1,
    seq,
    now: 0,
    token: 'seat',
    view: { players } as never
  }) as const;

let heard: ServerFrame['t'][];
let feed: RoomFeed<DisplayView>;

beforeEach(async () => {
  stubBrowser();
  heard = [];
  feed = new RoomFeed(
    {
      entrance: (last) => ({ t: 'resume', code: 'ABCDE', token: 'seat', ...last }),
      heard: ({ t }) => void heard.push(t),
      refused: () => false
    },
    browser
  );
  feed.connection.open();
  await FakeSocket.nth(0).opens();
  FakeSocket.nth(0).brings(snapshot(5, 5));
});
afterEach(() => {
  feed.connection.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('[ROOM-5] takes views in order, and ignores what it has', () => {
  FakeSocket.nth(0).brings({ t: 'view', seq: 6, set: { players: 6 } });
  // The tail of a new socket may begin with what the old one has brought.
  FakeSocket.nth(0).brings({ t: 'view', seq: 6, set: { players: 0 } });
  FakeSocket.nth(0).brings({ t: 'view', seq: 7, set: { players: 7 } });
  expect(feed.view).toEqual({ players: 7 });
  expect(heard).toEqual(['welcome', 'view', 'view']);
});

test('[ROOM-5] comes back for a snapshot when a view is missing, and shows the last one meanwhile', async () => {
  FakeSocket.nth(0).brings({ t: 'view', seq: 8, set: { players: 8 } });
  expect(feed.view).toEqual({ players: 5 });
  await FakeSocket.nth(1).opens();
  expect(FakeSocket.nth(1).sent[0]).toEqual({ t: 'resume', code: 'ABCDE', token: 'seat' });
  FakeSocket.nth(1).brings(snapshot(9, 9));
  expect(feed.view).toEqual({ players: 9 });
  expect(heard).toEqual(['welcome', 'welcome']);
});

test('tells whether everything is stored, until it is in again', () => {
  FakeSocket.nth(0).brings({ t: 'saving', on: true });
  expect(feed.saving).toBe(true);
  FakeSocket.nth(0).brings({ t: 'resumed', epoch: 1, seq: 5, now: 0, token: 'seat' });
  expect(feed.saving).toBe(false);
});
