import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room whose owner died without a word, with a new owner over the same store. */
async function takenOver(t: RoomTest, ...clients: readonly FakeClient[]): Promise<FakeClient[]> {
  await t.open();
  const back = clients.map((client) => new FakeClient(client));
  back.forEach((client, index) => {
    if (clients[index] === t.host) t.attend(client, 'host', client.last);
    else t.rejoin(client, client.token, client.last ?? {});
  });
  await t.settle();
  return back;
}

async function open(players = 2) {
  const t = new RoomTest();
  const clients = await t.start(players);
  const [ann, bob] = clients;
  if (!ann || !bob) throw new Error('no players');
  await t.toOpen();
  return { t, ann, bob };
}

describe('a fenced room', () => {
  test('[ROOM-3] stores nothing, acknowledges nothing and closes', async () => {
    const { t, ann } = await open();
    const old = t.room;
    await t.open();
    old.receive(ann, {
      t: 'answer',
      id: 'answer-1',
      item: (ann.view?.['item'] as { id: string }).id,
      rev: 0,
      at: Date.now(),
      value: 1
    });
    await t.settle();
    expect(ann.all('ack')).toEqual([]);
    expect(t.closed).toEqual(['fenced']);
    expect((await t.stored()).some((event) => event.type === 'answerAccepted')).toBe(false);
  });

  test('[ROOM-3] greets nobody and repeats no acknowledgement when its claim may have run out', async () => {
    const { t, ann } = await open();
    const old = t.room;
    t.answer(ann, 'answer-1');
    await t.settle();
    const acks = ann.all('ack').length;
    await t.store.take(old.sessionId);
    t.ownershipIsFresh = false;
    const late = new FakeClient();
    t.rejoin(late, ann.token);
    t.answer(ann, 'answer-1');
    await t.settle();
    expect(late.frames).toEqual([]);
    expect(ann.all('ack')).toHaveLength(acks);
    expect(t.closed).toEqual(['fenced']);
  });

  test('[ROOM-3] its timers do nothing any more', async () => {
    const { t } = await open();
    const old = t.room;
    await t.store.take(old.sessionId);
    await t.pass(300_000);
    expect(t.closed).toEqual(['fenced']);
    const commits = t.store.commits;
    await t.pass(300_000);
    expect(t.store.commits).toBe(commits);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a new owner', () => {
  test('[ROOM-10] continues at the same state', async () => {
    const { t, ann, bob } = await open();
    t.answer(ann, 'answer-1');
    await t.settle();
    const [annBack, bobBack, hostBack] = await takenOver(t, ann, bob, t.host);
    expect(annBack?.frames[0]?.t).toBe('welcome');
    expect(annBack?.view).toEqual(ann.view);
    expect(hostBack?.view).toEqual(t.host.view);
    expect(annBack?.all('welcome')[0]?.you?.answer).toMatchObject({ value: 1 });
    expect(bobBack?.all('welcome')[0]?.you).not.toHaveProperty('answer');
  });

  test('[ROOM-10] [CLOCK-5] keeps the deadline as an absolute time, and it comes exactly once', async () => {
    const { t, ann, bob } = await open();
    const { closesAt } = ann.view?.['timing'] as { closesAt: number };
    await t.pass(7_000);
    const [annBack, , hostBack] = await takenOver(t, ann, bob, t.host);
    await t.pass(closesAt + 500 - Date.now() - 10);
    expect(annBack?.view?.['phase']).toBe('open');
    await t.pass(15);
    expect(annBack?.view?.['phase']).toBe('locked');
    await t.pass(60_000);
    expect(hostBack?.view?.['phase']).toBe('locked');
    const locked = (await t.stored()).filter((event) => event.type === 'itemLocked');
    expect(locked).toHaveLength(1);
  });

  test('[GAME-10] gives back the time in which nobody kept the room', async () => {
    const { t, ann, bob } = await open();
    const { opensAt, closesAt } = ann.view?.['timing'] as { opensAt: number; closesAt: number };
    await t.pass(2_000);
    await t.room.release();
    await t.pass(120_000);
    const [annBack] = await takenOver(t, ann, bob, t.host);
    await t.settle();
    const timing = annBack?.view?.['timing'] as { opensAt: number; closesAt: number };
    expect(annBack?.view?.['phase']).toBe('open');
    expect(timing.opensAt).toBe(opensAt);
    // The owner was last heard at most a pulse before it went.
    expect(timing.closesAt - closesAt).toBeGreaterThanOrEqual(120_000);
    expect(timing.closesAt - closesAt).toBeLessThan(121_500);
  });

  test.each([
    [1_500, 0],
    [1_501, 1_501]
  ])('[GAME-10] of %d ms without an owner it gives %d back', async (awayMs, back) => {
    const { t, ann, bob } = await open();
    const before = ann.view?.['timing'] as { closesAt: number };
    // Storing an answer is the last that is heard of the owner.
    t.answer(ann, 'answer-1');
    await t.pass(0);
    await t.room.release();
    await t.pass(awayMs);
    const [annBack] = await takenOver(t, ann, bob);
    const after = annBack?.view?.['timing'] as { closesAt: number };
    expect(after.closesAt - before.closesAt).toBe(back);
  });

  test('[GAME-10] takes a blink for a blink, and a paused game has nothing to get back', async () => {
    const { t, ann, bob } = await open();
    const before = ann.view?.['timing'];
    await t.pass(4_000);
    await t.room.release();
    await t.pass(50);
    const [, , hostBack] = await takenOver(t, ann, bob, t.host);
    expect(hostBack?.view?.['timing']).toEqual(before);
    t.order({ type: 'pause' }, hostBack);
    await t.settle();
    await t.room.release();
    await t.pass(60_000);
    const [annBack] = await takenOver(t, ann, bob);
    expect(annBack?.view?.['timing']).toEqual(before);
  });

  test('[GAME-6] acknowledges a repeat of an answer whose acknowledgement got lost', async () => {
    const { t, ann, bob } = await open();
    const release = t.store.holdCommits();
    t.answer(ann, 'answer-1');
    await t.settle();
    release();
    ann.end('timeout');
    await t.settle();
    const [annBack] = await takenOver(t, ann, bob, t.host);
    if (!annBack) throw new Error('not back');
    t.answer(annBack, 'answer-1');
    await t.settle();
    expect(annBack.all('ack')).toEqual([{ t: 'ack', id: 'answer-1', n: 1 }]);
    expect((await t.stored()).filter((event) => event.type === 'answerAccepted')).toHaveLength(1);
  });

  test('[GAME-6] takes an answer that never reached the database', async () => {
    const { t, ann, bob } = await open();
    t.store.down = true;
    t.answer(ann, 'answer-1');
    await t.settle();
    const released = t.room.release();
    await t.pass(3_100);
    await released;
    t.store.down = false;
    const [annBack] = await takenOver(t, ann, bob, t.host);
    if (!annBack) throw new Error('not back');
    t.answer(annBack, 'answer-1');
    await t.settle();
    expect(annBack.all('ack')).toHaveLength(1);
  });

  test('[SCORING-3] has the same scores, streaks and ranks', async () => {
    const { t, ann, bob } = await open();
    t.answer(ann, 'answer-1');
    t.answer(bob, 'answer-2', { value: 0 });
    await t.toLocked();
    await t.next();
    const before = [ann, bob].map((client) => client.all('you').at(-1)?.you);
    const back = await takenOver(t, ann, bob, t.host);
    expect(back.slice(0, 2).map((client) => client.all('welcome')[0]?.you)).toEqual(before);
    expect(before[0]).toMatchObject({ score: expect.any(Number) as number, rank: 1, streak: 1 });
  });

  test('[GAME-11] still knows who was removed', async () => {
    const { t, ann, bob } = await open();
    const id = ann.all('welcome')[0]?.you?.id ?? '';
    t.order({ type: 'kick', playerId: id });
    await t.settle();
    const [annBack] = await takenOver(t, ann, bob);
    expect(annBack?.ended?.reason).toBe('kicked');
  });
});

describe('an evening that goes on by itself', () => {
  test('[GAME-34] goes on by the room’s timer, and waits for the host where another worker takes the room', async () => {
    const { t } = await open();
    t.order({ type: 'setAuto', pace: 'brisk' });
    await t.toLocked();
    await t.pass(1_801);
    expect(t.host.view?.['step']).toBe('reveal:0');
    const [host] = await takenOver(t, t.host);
    await t.pass(60_000);
    expect(host?.view).toMatchObject({ step: 'reveal:0', auto: { pace: 'brisk', isHeld: true } });
    t.order({ type: 'next', from: 'reveal:0' }, host);
    await t.pass(4_801);
    expect(host?.view?.['phase']).toBe('itemIntro');
  });
});
