import { SESSION } from '#core/game/game.fixture.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InProcessHub } from '../bus/in-process-bus.ts';
import { LEASE_MS } from './gateway.ts';
import { FakeGuest, WorkersTest } from './workers.fixture.ts';

let t: WorkersTest;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await t.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** The host at worker 0, which owns the room; players where they are told. */
async function party(workers: number, ...at: readonly number[]) {
  t = new WorkersTest(workers, new InProcessHub());
  t.host.enter(t.worker(0));
  await t.pass(20);
  const players = at.map((worker, n) => t.player(n + 1, t.worker(worker)));
  await t.pass(20);
  return players as [FakeGuest, FakeGuest, FakeGuest];
}

const acks = (guest: FakeGuest) => guest.all('ack').map(({ id }) => id);
const welcomes = (guest: FakeGuest) => guest.all('welcome').length;
const storedAnswers = async () =>
  ((await t.store.take(SESSION))?.events ?? []).filter((event) => event.type === 'answerAccepted').length;

describe('a room with clients at several workers', () => {
  test('[ROOM-13] has one owner; everybody sees the same views and gets an answer', async () => {
    const [ann, bob, cleo] = await party(3, 0, 1, 2);
    await t.toOpen();
    ann.answer('answer-a');
    bob.answer('answer-b');
    cleo.answer('answer-c', 0);
    await t.pass(20);
    expect([ann, bob, cleo].map(acks)).toEqual([['answer-a'], ['answer-b'], ['answer-c']]);
    expect(bob.all('view')).toEqual(ann.all('view').slice(-bob.all('view').length));
    expect(cleo.all('view')).toEqual(bob.all('view'));
    expect(t.owners()).toEqual([t.worker(0)]);
    await t.pass(60_000);
    expect(t.owners()).toEqual([t.worker(0)]);
    expect([ann, bob, cleo].map(welcomes)).toEqual([1, 1, 1]);
  });

  test('[ROOM-9] a relayed player that commands costs itself only', async () => {
    const [ann, bob] = await party(2, 1, 1);
    ann.say({ t: 'do', id: 'command-x', command: { type: 'end' } });
    await t.pass(20);
    expect(ann.ended?.reason).toBe('badFrame');
    expect(bob.ended).toBeUndefined();
    expect(t.host.view?.['phase']).toBe('lobby');
  });

  test('[ROOM-8] a second device at another worker replaces the first', async () => {
    const [ann] = await party(2, 0);
    const phone = new FakeGuest({ kind: 'rejoin', token: ann.token, last: {} });
    phone.enter(t.worker(1));
    await t.pass(20);
    expect(ann.ended?.reason).toBe('replaced');
    expect(phone.all('welcome')[0]?.you?.name).toBe('Player 1');
  });

  test('[ROOM-8] an older connection that is brought in again does not take the seat of a newer one', async () => {
    const [ann] = await party(3, 1);
    const phone = new FakeGuest({ kind: 'rejoin', token: ann.token, last: {} });
    // The older connection hears late that it was replaced: its worker has lost the owner at that moment.
    t.worker(1).bus.cut = true;
    await t.pass(50);
    phone.enter(t.worker(2));
    await t.pass(50);
    t.worker(1).bus.heal();
    await t.pass(4_000);
    expect(phone.ended).toBeUndefined();
    expect(ann.ended?.reason).toBe('replaced');
  });

  test('[ROOM-15] players of a worker that is gone are shown as gone', async () => {
    const [ann] = await party(2, 1);
    const connected = () => {
      const rows = [
        ...t.host.all('welcome').flatMap(({ roster = [] }) => roster),
        ...t.host.all('roster').flatMap(({ rows: some }) => some)
      ];
      return (rows.findLast((row) => row[1] === 'Player 1')?.[5] ?? 0) & 1;
    };
    await t.pass(1_000);
    expect(connected()).toBe(1);
    t.worker(1).bus.cut = true;
    await t.pass(4_000);
    expect(connected()).toBe(0);
    expect(ann.ended).toBeUndefined();
  });
});

describe('a message that got lost between workers', () => {
  test.each([0, 1])(
    '[ROOM-13] is noticed, on its way to worker %d, and everybody shows the truth again',
    async (to) => {
      const [, bob] = await party(2, 0, 1);
      await t.toOpen();
      t.worker(to).bus.lose = 1;
      bob.answer('answer-1');
      await t.pass(2_000);
      bob.answer('answer-1');
      await t.pass(20);
      expect(acks(bob)).toContain('answer-1');
      expect(welcomes(bob)).toBe(2);
      t.order({ type: 'pause' });
      await t.pass(20);
      expect(bob.view?.['paused']).toBe('host');
      expect(bob.ended).toBeUndefined();
    }
  );
});

describe('when the owner goes', () => {
  test('[ROOM-14] by a drain, relayed clients go on at once with the next owner, on their sockets', async () => {
    const [ann, bob] = await party(2, 0, 1);
    await t.toOpen();
    const drained = t.worker(0).rooms.drain();
    await t.pass(250);
    expect(t.owners()).toEqual([t.worker(1)]);
    expect(welcomes(bob)).toBe(2);
    // Those of the leaving worker are told to move, and are served until they have.
    expect(ann.all('bye')).toHaveLength(1);
    ann.answer('answer-a');
    bob.answer('answer-b');
    await t.pass(50);
    expect([acks(ann), acks(bob)]).toEqual([['answer-a'], ['answer-b']]);
    await t.pass(10_000);
    await drained;
    expect(ann.ended?.reason).toBe('unavailable');
    expect(bob.ended).toBeUndefined();
  });

  test('[ROOM-14] cut off from the bus, another takes over within 3 s, and the old one lets go', async () => {
    const [ann, bob] = await party(2, 0, 1);
    await t.toOpen();
    t.worker(0).bus.cut = true;
    await t.pass(3_000);
    expect(t.owners()).toContain(t.worker(1));
    bob.answer('answer-b');
    await t.pass(50);
    expect(acks(bob)).toEqual(['answer-b']);
    // The database tells the old owner, who can hear nobody else.
    await t.pass(3_000);
    expect(t.owners()).toEqual([t.worker(1)]);
    ann.answer('answer-a');
    t.worker(0).bus.heal();
    await t.pass(3_000);
    ann.answer('answer-a');
    await t.pass(50);
    expect(acks(ann)).toContain('answer-a');
    expect(ann.view).toEqual(bob.view);
  });

  test('[ROOM-14] an answer that was tapped while nobody owned the room counts from its tap', async () => {
    const [, bob] = await party(2, 0, 1);
    await t.toOpen();
    t.worker(0).bus.cut = true;
    t.worker(0).databaseAway = true;
    await t.pass(1_900);
    expect(t.owners()).toEqual([t.worker(0)]);
    const { opensAt } = bob.view?.['timing'] as { opensAt: number };
    const tapped = Date.now() - opensAt;
    bob.answer('answer-b');
    await t.pass(4_000);
    expect(acks(bob)).toEqual(['answer-b']);
    const stored = (await t.store.take(SESSION))?.events.find((event) => event.type === 'answerAccepted');
    expect(stored?.type === 'answerAccepted' && Math.abs(stored.tapMs - tapped)).toBeLessThanOrEqual(1);
  });
});

describe('without the bus', () => {
  test('[ROOM-15] the owner’s own clients go on; relayed ones are told, wait, and go on afterwards', async () => {
    const [ann, bob] = await party(2, 0, 1);
    await t.toOpen();
    for (const { bus } of t.workers) bus.cut = true;
    await t.pass(2_500);
    ann.answer('answer-a');
    bob.answer('answer-b');
    await t.pass(50);
    expect(acks(ann)).toEqual(['answer-a']);
    expect(acks(bob)).toEqual([]);
    expect(bob.all('saving')).toEqual([{ t: 'saving', on: true }]);
    for (const { bus } of t.workers) bus.heal();
    await t.pass(2_000);
    expect(t.owners()).toEqual([t.worker(0)]);
    expect(acks(bob)).toEqual(['answer-b']);
    expect(await storedAnswers()).toBe(2);
  });

  test('[ROOM-15] who waits too long is let go, to try another worker', async () => {
    const [, bob] = await party(2, 0, 1);
    for (const { bus } of t.workers) bus.cut = true;
    await t.pass(15_000);
    expect(bob.ended?.reason).toBe('unavailable');
    expect(t.host.ended).toBeUndefined();
  });
});

test('[ROOM-3] a claim that somebody else has ends the room here, whatever its timers think', async () => {
  const [ann] = await party(2, 0);
  await t.worker(1).bus.claim(SESSION, LEASE_MS * 2, 'w0');
  await t.pass(LEASE_MS * 2);
  expect(t.owners()).toHaveLength(1);
  expect(ann.ended).toBeUndefined();
  expect(ann.all('welcome').map(({ epoch }) => epoch)).toEqual([1, 2]);
});

test('a session that does not exist lets its client go', async () => {
  t = new WorkersTest(1, new InProcessHub());
  const gateway = t.worker(0).rooms.bySession('00000000-0000-4000-8000-000000000000' as never);
  const guest = new FakeGuest({ kind: 'attend', role: 'display', last: {} });
  gateway?.enter(guest);
  await t.pass(100);
  expect(guest.ended?.reason).toBe('notFound');
});
