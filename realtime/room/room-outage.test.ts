import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const closesAt = (client: FakeClient) => (client.view?.['timing'] as { closesAt: number }).closesAt;

async function open() {
  const t = new RoomTest();
  const [ann, bob] = await t.start(2);
  if (!ann || !bob) throw new Error('no players');
  await t.toOpen();
  await t.pass(5_000);
  return { t, ann, bob };
}

describe('the database is away', () => {
  test('[ROOM-7] everybody is told, nothing is acknowledged; afterwards the answer counts once', async () => {
    const { t, ann, bob } = await open();
    t.store.down = true;
    t.answer(ann, 'answer-1');
    await t.pass(3_000);
    for (const client of [ann, bob, t.host])
      expect(client.all('saving')).toEqual([{ t: 'saving', on: true }]);
    expect(ann.all('ack')).toEqual([]);
    t.store.down = false;
    await t.pass(3_000);
    for (const client of [ann, bob, t.host])
      expect(client.all('saving').at(-1)).toEqual({ t: 'saving', on: false });
    expect(ann.all('ack')).toEqual([{ t: 'ack', id: 'answer-1', n: 1 }]);
    expect((await t.stored()).filter((event) => event.type === 'answerAccepted')).toHaveLength(1);
  });

  test('[OPS-28] a full disk is called that, and what was answered is stored when there is room', async () => {
    const { t, ann } = await open();
    t.store.isFull = true;
    t.answer(ann, 'answer-1');
    await t.pass(3_000);
    t.store.isFull = false;
    await t.pass(3_000);
    expect(ann.all('ack')).toEqual([{ t: 'ack', id: 'answer-1', n: 1 }]);
    expect(t.warnings).toEqual([
      expect.stringMatching(/^the disk of the database is full/),
      'database stores again'
    ]);
  });

  test('[GAME-10] the deadline moves by the outage, and no deadline comes while it lasts', async () => {
    const { t, ann, bob } = await open();
    const before = closesAt(bob);
    t.store.down = true;
    t.answer(ann, 'answer-1');
    await t.pass(60_000);
    expect(bob.view?.['phase']).toBe('open');
    t.store.down = false;
    await t.pass(3_000);
    const moved = closesAt(bob) - before;
    expect(moved).toBeGreaterThanOrEqual(60_000);
    expect(moved).toBeLessThanOrEqual(63_000);
    expect(bob.view?.['phase']).toBe('open');
    t.answer(bob, 'answer-2');
    await t.settle();
    expect(bob.all('ack')).toHaveLength(1);
    await t.pass(closesAt(bob) + 501 - Date.now());
    expect(bob.view?.['phase']).toBe('locked');
  });

  test('[GAME-10] the outage counts from the batch that hung, however late its failure is noticed', async () => {
    const { t, ann, bob } = await open();
    const before = closesAt(bob);
    const release = t.store.holdCommits();
    t.answer(ann, 'answer-1');
    await t.pass(10_000);
    t.store.down = true;
    release();
    await t.pass(2_000);
    t.store.down = false;
    await t.pass(3_000);
    expect(closesAt(bob) - before).toBeGreaterThanOrEqual(12_000);
  });

  test('[ROOM-7] a database that hangs is away too: no deadline passes meanwhile', async () => {
    const { t, ann, bob } = await open();
    const before = closesAt(bob);
    const release = t.store.holdCommits();
    t.answer(ann, 'answer-1');
    await t.pass(40_000);
    expect(bob.all('saving')).toEqual([{ t: 'saving', on: true }]);
    release();
    await t.pass(100);
    expect(bob.all('saving').at(-1)).toEqual({ t: 'saving', on: false });
    expect(ann.all('ack')).toHaveLength(1);
    expect(bob.view?.['phase']).toBe('open');
    expect(closesAt(bob) - before).toBeGreaterThanOrEqual(40_000);
  });

  test('[GAME-10] answers that came in time count, in the order and at the time they came', async () => {
    const { t, ann, bob } = await open();
    t.store.down = true;
    t.answer(ann, 'answer-1');
    await t.pass(2_000);
    t.answer(bob, 'answer-2', { value: 0 });
    await t.pass(20_000);
    t.store.down = false;
    await t.pass(3_000);
    expect([ann, bob].map((client) => client.all('ack').length)).toEqual([1, 1]);
    const answers = (await t.stored()).filter((event) => event.type === 'answerAccepted');
    expect(answers.map((event) => event.tapMs)).toEqual(
      [5_000, 7_000].map((ms) => expect.closeTo(ms, -2) as number)
    );
  });

  test('[ROOM-7] who joins meanwhile is told at once and welcomed afterwards', async () => {
    const { t } = await open();
    t.store.down = true;
    const late = t.join(3);
    await t.pass(2_000);
    const later = t.join(4);
    await t.settle();
    expect(later.frames).toEqual([{ t: 'saving', on: true }]);
    expect(late.all('welcome')).toEqual([]);
    t.store.down = false;
    await t.pass(3_000);
    expect([late, later].map((client) => client.all('welcome').length)).toEqual([1, 1]);
    expect(later.all('welcome')[0]?.you?.of).toBe(4);
  });

  test('[GAME-8] what a pause gives back is not given twice', async () => {
    const { t, ann, bob } = await open();
    const before = closesAt(bob);
    t.store.down = true;
    t.order({ type: 'pause' });
    await t.pass(10_000);
    t.store.down = false;
    await t.pass(3_000);
    t.order({ type: 'resume' });
    await t.settle();
    const moved = closesAt(ann) - before;
    expect(moved).toBeGreaterThanOrEqual(12_900);
    expect(moved).toBeLessThanOrEqual(13_100);
  });

  test('[ROOM-7] a drain in the middle of it ends, and acknowledges nothing', async () => {
    const { t, ann } = await open();
    t.store.down = true;
    t.answer(ann, 'answer-1');
    await t.settle();
    const released = t.room.release();
    await t.pass(4_000);
    await released;
    expect(ann.all('ack')).toEqual([]);
    expect(t.closed).toEqual(['released']);
  });
});

describe('a batch that can never be stored', () => {
  test('[ROOM-12] closes the room, and nothing is acknowledged', async () => {
    const { t, ann } = await open();
    vi.spyOn(t.store, 'commit').mockRejectedValueOnce(new Error('integer out of range'));
    t.answer(ann, 'answer-1');
    await t.settle();
    expect(ann.all('ack')).toEqual([]);
    expect(t.closed).toEqual(['failed']);
  });
});
