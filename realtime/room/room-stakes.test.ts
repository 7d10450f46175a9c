import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frozenQuiz, itemId, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function special() {
  const quiz = frozenQuiz(
    [singleChoice(), singleChoice()],
    { scoring: 'flat', joker: true, wager: 'round' },
    [1, 1]
  );
  return { t: new RoomTest(quiz), round: quiz.rounds[0]?.id ?? '' };
}

test('[GAME-85] [GAME-87] a joker is acknowledged once it is stored, told to its player and the host, and to nobody else', async () => {
  const { t, round } = special();
  const [ann, bob] = (await t.start(2)) as [FakeClient, FakeClient];
  const display = new FakeClient();
  t.attend(display, 'display');
  await t.next();
  expect(ann.view).toMatchObject({ phase: 'roundIntro', hasRules: true, atStake: { joker: round } });
  const heard = [bob.all('you').length, display.all('view').length];
  t.room.receive(ann, { t: 'joker', id: 'ann-joker-00', on: round, played: true });
  await t.settle();
  expect(ann.all('ack').map(({ id }) => id)).toContain('ann-joker-00');
  expect(ann.all('you').at(-1)?.you.stakes).toEqual({ joker: 1 });
  expect(t.host.view).toMatchObject({ staked: { jokers: { count: 1, names: ['Player 1'] } } });
  expect([bob.all('you').length, display.all('view').length]).toEqual(heard);
  // A repeat is the same joker.
  t.room.receive(ann, { t: 'joker', id: 'ann-joker-01', on: round, played: true });
  await t.settle();
  expect(ann.all('ack').map(({ id }) => id)).toContain('ann-joker-01');
});

test('[GAME-86] a wager of what nobody has, or too late, is refused with its code', async () => {
  const { t, round } = special();
  const [ann] = (await t.start(1)) as [FakeClient];
  await t.next();
  t.room.receive(ann, { t: 'wager', id: 'ann-wager-00', on: round, points: 10 });
  await t.toOpen();
  t.room.receive(ann, { t: 'wager', id: 'ann-wager-01', on: round, points: 0 });
  t.room.receive(ann, { t: 'joker', id: 'ann-joker-00', on: itemId(0), played: true });
  await t.settle();
  expect(ann.all('nack')).toMatchObject([
    { id: 'ann-wager-00', code: 'badAnswer' },
    { id: 'ann-wager-01', code: 'notNow' },
    { id: 'ann-joker-00', code: 'notNow' }
  ]);
});

test('[ROOM-9] a host or display that plays a joker costs itself its socket', async () => {
  const { t, round } = special();
  await t.start(1);
  expect(t.room.receive(t.host, { t: 'joker', id: 'host-joker-0', on: round, played: true })).toBe(false);
  expect(t.room.receive(t.host, { t: 'tie', id: 'host-tie-000', value: 1 })).toBe(false);
});

test('[ROOM-10] a new owner finds the jokers in what is stored', async () => {
  const { t, round } = special();
  const [ann] = (await t.start(1)) as [FakeClient];
  await t.next();
  t.room.receive(ann, { t: 'joker', id: 'ann-joker-00', on: round, played: true });
  await t.settle();
  const stored = (await t.store.take(t.room.sessionId))?.events.map(({ type }) => type);
  expect(stored).toContain('jokerPlayed');
});
