import type { HostView } from '#core/game/views.ts';
import { Attendance } from '#lib/live/attendance.svelte.ts';
import { FakeSocket, stubBrowser, type Sent } from '#lib/live/fake-socket.fixture.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HostPanel } from './host-panel.svelte.ts';

const REST_MS = 400;
let panel: HostPanel;
let stop: () => void;

const socket = () => FakeSocket.last();
/** The server's clock stands at 0 when the host comes in, and runs with the test's. */
const at = () => Math.round(panel.live.clock.now());
const ordered = () =>
  socket()
    .sent.filter((frame) => frame.t === 'do')
    .map((frame) => (frame as Sent & { command: unknown }).command);

let seq = 0;
function shows(view: Partial<HostView>) {
  socket().brings({ t: 'view', seq: ++seq, set: view });
  panel.rest();
}
const rested = () => vi.advanceTimersByTimeAsync(REST_MS);

beforeEach(async () => {
  overwriteGetLocale(() => 'en');
  stubBrowser();
  panel = new HostPanel(new Attendance<HostView>('host', 'ABCDE', 'ticket'));
  stop = panel.run();
  await socket().opens();
  seq = 1;
  const view: Partial<HostView> = { phase: 'lobby', step: 'lobby', players: 2 };
  socket().answersPings();
  socket().brings({
    t: 'welcome',
    role: 'host',
    epoch: 1,
    seq,
    now: 0,
    token: 'seat',
    roster: [],
    view: view as never
  });
  // Until the countdown has the server's clock.
  await vi.advanceTimersByTimeAsync(1_000);
});
afterEach(() => {
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const open = (part: Partial<HostView> = {}) =>
  ({
    phase: 'open',
    step: 'open:0',
    timing: { opensAt: at(), closesAt: at() + 20_000 },
    ...part
  }) as Partial<HostView>;

describe('[GAME-46] when everybody’s time is over', () => {
  test('the panel says so, counts what is left of the extra time, and may lock', async () => {
    const timing = { opensAt: at(), closesAt: at() + 2_000 };
    shows(open({ timing }));
    await vi.advanceTimersByTimeAsync(2_100);
    expect([panel.locking, panel.isExtra]).toEqual([true, false]);
    shows({ timing: { ...timing, lastAt: timing.closesAt + 10_000 } });
    await rested();
    expect([panel.locking, panel.isExtra, panel.mayExtend]).toEqual([false, true, false]);
    expect(panel.seconds).toBe(10);
    panel.advance();
    expect(ordered()).toEqual([{ type: 'next', from: 'open:0' }]);
    panel.giveTime('player-1', 1.5);
    expect(ordered()[1]).toEqual({ type: 'giveTime', playerId: 'player-1', factor: 1.5 });
  });
});

describe('[GAME-4] the one button', () => {
  test('orders the step that is shown', async () => {
    await rested();
    panel.advance();
    expect(ordered()).toEqual([{ type: 'next', from: 'lobby' }]);
  });

  test('rests after a press, so that a double press is one decision', async () => {
    await rested();
    panel.advance();
    panel.advance();
    await vi.advanceTimersByTimeAsync(REST_MS - 1);
    panel.advance();
    expect(ordered()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    panel.advance();
    expect(ordered()).toHaveLength(2);
  });

  test('rests when a step has just come: the press was meant for the one before', async () => {
    await rested();
    shows({ phase: 'locked', step: 'locked:0' });
    expect(panel.resting).toBe(true);
    panel.advance();
    expect(ordered()).toEqual([]);
    await rested();
    panel.advance();
    expect(ordered()).toEqual([{ type: 'next', from: 'locked:0' }]);
  });

  test('has nothing to order while late answers are let in', async () => {
    shows(open());
    await rested();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(panel.locking).toBe(true);
    expect(panel.mayExtend).toBe(false);
    panel.advance();
    expect(ordered()).toEqual([]);
  });
});

describe('orders', () => {
  test('a pause and its end', async () => {
    shows(open());
    await rested();
    panel.togglePause();
    expect(ordered()).toEqual([{ type: 'pause' }]);
    shows({ paused: 'host', pausedAt: at() });
    await rested();
    panel.togglePause();
    expect(ordered().at(-1)).toEqual({ type: 'resume' });
  });

  test('more and less time come at once, also just after another press', async () => {
    shows(open());
    panel.extend(10_000);
    panel.extend(-10_000);
    expect(ordered()).toEqual([
      { type: 'extend', from: 'open:0', byMs: 10_000 },
      { type: 'extend', from: 'open:0', byMs: -10_000 }
    ]);
  });

  test('what concerns a player', () => {
    panel.rename('p', 'Ann');
    panel.kick('p');
    panel.kick('p', 'kickTogether');
    panel.readmit('p');
    panel.say('Your shout is next', 'p');
    expect(ordered()).toEqual([
      { type: 'rename', playerId: 'p', name: 'Ann' },
      { type: 'kick', playerId: 'p' },
      { type: 'kickTogether', playerId: 'p' },
      { type: 'readmit', playerId: 'p' },
      { type: 'say', text: 'Your shout is next', to: 'p' }
    ]);
  });

  test('are not given where nobody hears them', async () => {
    const lost = socket();
    lost.dies();
    await rested();
    panel.advance();
    panel.order({ type: 'end' });
    expect(lost.said('do')).toBe(0);
    expect(panel.notice).toBe('offline');
  });
});

describe('keys', () => {
  test('advance, pause and skip do what the buttons do', async () => {
    shows(open());
    await rested();
    expect(panel.obey('advance')).toBe(true);
    await rested();
    expect(panel.obey('pause')).toBe(true);
    await rested();
    expect(panel.obey('skip')).toBe(true);
    expect(ordered()).toEqual([
      { type: 'next', from: 'open:0' },
      { type: 'pause' },
      { type: 'skip', from: 'open:0' }
    ]);
  });

  test('do nothing that the buttons do not offer', async () => {
    await rested();
    expect(panel.obey('pause')).toBe(true);
    expect(panel.obey('skip')).toBe(true);
    shows(open({ paused: 'host', pausedAt: 0 }));
    await rested();
    expect(panel.obey('skip')).toBe(true);
    expect(ordered()).toEqual([]);
  });

  test('no key ends the evening, and after it all keys are the browser’s', async () => {
    shows({ phase: 'podium', step: 'podium' });
    await rested();
    expect(panel.obey('advance')).toBe(true);
    expect(ordered()).toEqual([]);
    shows({ phase: 'ended', step: 'ended' });
    await rested();
    expect(panel.obey('advance')).toBe(false);
  });

  test('[GAME-20] a skip is taken back as long as that is offered; else the key is the browser’s', async () => {
    shows({ phase: 'itemIntro', step: 'itemIntro:1', skip: { n: 1, until: at() + 5_000 } });
    expect(panel.obey('undo')).toBe(true);
    expect(ordered()).toEqual([{ type: 'undoSkip', from: 'itemIntro:1' }]);
    await vi.advanceTimersByTimeAsync(5_100);
    expect(panel.skip).toBeUndefined();
    expect(panel.obey('undo')).toBe(false);
    panel.undoSkip();
    expect(ordered()).toHaveLength(1);
  });
});

test('[GAME-35] going to another item is a step like that of the one button', async () => {
  panel.rest();
  panel.jump('item');
  expect(ordered()).toEqual([]);
  await rested();
  panel.jump('item');
  panel.advance();
  expect(ordered()).toEqual([{ type: 'jump', from: 'lobby', itemId: 'item' }]);
});

describe('[GAME-36] playing again', () => {
  test('makes another evening and tells the room', async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ code: 'BCDFG', lead: 'signed' })));
    vi.stubGlobal('fetch', fetch);
    expect(await panel.playAgain('/again')).toBe('BCDFG');
    expect(fetch).toHaveBeenCalledWith('/again', { method: 'POST' });
    expect(ordered()).toEqual([{ type: 'goOn', lead: 'signed' }]);
  });

  test('says when it did not work', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 409 })));
    expect(await panel.playAgain('/again')).toBeUndefined();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
    expect(await panel.playAgain('/again')).toBeUndefined();
    expect(ordered()).toEqual([]);
  });
});

test('[GAME-34] a step that goes on by itself is held by a tap or a key, as long as it has not gone on', async () => {
  panel.hold();
  expect(ordered()).toEqual([]);
  shows({ phase: 'reveal', step: 'reveal:0', goesOn: { at: at() + 5_000, next: 'scores' } });
  panel.hold();
  expect(panel.obey('hold')).toBe(true);
  const hold = { type: 'hold', from: 'reveal:0' };
  expect(ordered()).toEqual([hold, hold]);
  shows({ paused: 'host', pausedAt: at() });
  expect(panel.goesOn).toBeUndefined();
  socket().brings({ t: 'view', seq: ++seq, set: {}, del: ['paused', 'pausedAt'] });
  await vi.advanceTimersByTimeAsync(5_100);
  expect(panel.goesOn).toBeUndefined();
});

test('[GAME-26] [GAME-27] the stage is set and everybody is told something beside the show, also at once after a press', () => {
  panel.advance();
  panel.setStage({ showsCode: true });
  panel.say('Bar closes at ten');
  expect(ordered().slice(1)).toEqual([
    { type: 'setStage', showsCode: true },
    { type: 'say', text: 'Bar closes at ten' }
  ]);
});

describe('what it says', () => {
  test('the seconds of a question, before it opens and while it is open', async () => {
    expect(panel.seconds).toBeUndefined();
    shows({ ...open(), phase: 'itemIntro', step: 'itemIntro:0' });
    expect(panel.seconds).toBe(20);
    shows(open({ timing: { opensAt: at(), closesAt: at() + 10_000 } }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(panel.seconds).toBe(7);
    expect(panel.mayExtend).toBe(true);
    shows({ phase: 'locked', step: 'locked:0' });
    expect(panel.seconds).toBeUndefined();
  });

  test('who is away', () => {
    const row = (id: string, flags: number) => [id, id, '🦊', 0, 1, flags] as never;
    socket().brings({ t: 'roster', rows: [row('a', 1), row('b', 0), row('c', 2)] });
    expect(panel.away).toBe(2);
  });

  test('that nothing is stored, or that an order was refused', () => {
    expect(panel.notice).toBeUndefined();
    panel.order({ type: 'pause' });
    socket().brings({ t: 'nack', id: 'x', code: 'stale' });
    expect(panel.notice).toBe('stale');
    socket().brings({ t: 'saving', on: true });
    expect(panel.notice).toBe('saving');
    socket().brings({ t: 'saving', on: false });
    panel.order({ type: 'pause' });
    expect(panel.notice).toBeUndefined();
    socket().brings({ t: 'nack', id: 'x', code: 'paused' });
    expect(panel.notice).toBeUndefined();
    socket().brings({ t: 'nack', id: 'x', code: 'roomFull' });
    expect(panel.notice).toBe('roomFull');
  });
});
