import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GRACE_MS } from '#core/game/clock/tap.ts';
import type { PersonalView } from '#core/game/views.ts';
import { frozenQuiz, itemId, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room with a sheet of so many questions, all of them presented. */
async function openSheet(players = 2, questions = 2) {
  const quiz = frozenQuiz(Array.from({ length: questions }, () => typedAnswer({ timeLimitSeconds: 240 })));
  const t = new RoomTest({ ...quiz, rounds: quiz.rounds.map((round) => ({ ...round, format: 'sheet' })) });
  const clients = await t.start(players);
  for (let step = 0; step <= questions; step++) await t.next();
  return { t, clients };
}

const write = (
  t: RoomTest,
  client: FakeClient,
  id: string,
  item: number,
  value: string,
  rev: number,
  at = Date.now()
) => t.room.receive(client, { t: 'answer', id, item: itemId(item), rev, at, value });

const hand = (t: RoomTest, client: FakeClient, what: string) =>
  t.room.receive(client, { t: 'play', input: { do: what, round: 0 } });

const step = (t: RoomTest) => String(t.host.view?.['step']);
const sheetOf = (you: PersonalView | undefined) => you?.sheets?.[0];

test('[GAME-62] [ROOM-2] each field is acknowledged once it is stored, and comes back after a reload', async () => {
  const { t, clients } = await openSheet();
  const [ann] = clients;
  if (!ann) throw new Error('no player');
  write(t, ann, 'field-0-1', 0, 'Paris', 1);
  write(t, ann, 'field-1-1', 1, 'Lyon', 1);
  write(t, ann, 'field-0-2', 0, '', 2);
  await t.settle();
  expect(ann.all('ack').map(({ id }) => id)).toEqual(['field-0-1', 'field-1-1', 'field-0-2']);
  // Another worker takes the room; the phone comes in anew.
  await t.open();
  const again = new FakeClient();
  t.rejoin(again, ann.token);
  await t.settle();
  expect(sheetOf(again.all('welcome')[0]?.you)?.fields).toEqual([
    [itemId(0), '', 2],
    [itemId(1), 'Lyon', 1]
  ]);
});

test('[GAME-63] handing in is told to who did it, to nobody else, and counted for the display', async () => {
  const { t, clients } = await openSheet();
  const [ann, bob] = clients;
  if (!ann || !bob) throw new Error('no players');
  const display = new FakeClient();
  t.attend(display, 'display');
  write(t, ann, 'field-0-1', 0, 'Paris', 1);
  await t.pass(300);
  const before = bob.frames.length;
  hand(t, ann, 'handIn');
  await t.pass(300);
  expect(sheetOf(ann.all('you').at(-1)?.you)?.in).toBe(true);
  expect(bob.frames.length).toBe(before);
  expect(display.all('count').at(-1)).toMatchObject({ answered: 1, of: 2 });
  expect(JSON.stringify(display.frames)).not.toContain('Paris"');
  write(t, ann, 'field-0-2', 0, 'Rome', 2);
  await t.settle();
  expect(ann.all('nack').at(-1)).toEqual({ t: 'nack', id: 'field-0-2', code: 'notNow' });
});

test('[GAME-61] a question comes to a phone once, and nothing is told again when the next one is presented', async () => {
  const { clients } = await openSheet(1, 3);
  const sets = clients[0]
    ?.all('view')
    .map(({ set }) => Object.keys(set).filter((key) => key.startsWith('ask')));
  expect(sets?.filter((keys) => keys.length > 0)).toEqual([['ask0'], ['ask1'], ['ask2']]);
  expect(clients[0]?.all('you')).toEqual([]);
});

test('[CLOCK-6] a phone that was cut off over the closing delivers what it had written, one that was here does not', async () => {
  const { t, clients } = await openSheet();
  const [ann, bob] = clients;
  if (!ann || !bob) throw new Error('no players');
  const written = Date.now();
  t.room.leave(ann);
  t.order({ type: 'closeSheet', from: step(t), inMs: 10_000, lateMs: 30_000 });
  await t.pass(10_000 + GRACE_MS + 1);
  expect(t.host.view).toMatchObject({ phase: 'sheetClosed' });
  await t.pass(4_000);
  const back = new FakeClient();
  back.since = Date.now();
  t.rejoin(back, ann.token);
  await t.settle();
  write(t, back, 'late-0', 0, 'Paris', 1, written);
  write(t, bob, 'late-1', 0, 'Paris', 1, written);
  await t.settle();
  expect(back.all('ack').map(({ id }) => id)).toEqual(['late-0']);
  expect(bob.all('nack').at(-1)).toMatchObject({ id: 'late-1', code: 'tooLate' });
  // Once the answers are being told nothing is delivered any more.
  await t.next();
  write(t, back, 'late-2', 1, 'Paris', 1, written);
  await t.settle();
  expect(back.all('nack').at(-1)).toMatchObject({ id: 'late-2', code: 'tooLate' });
});

test('[GAME-64] the closing comes by itself, also at a new owner', async () => {
  const { t } = await openSheet();
  t.order({ type: 'closeSheet', from: step(t), inMs: 10_000 });
  await t.settle();
  await t.pass(500);
  await t.open();
  t.attend(t.host, 'host');
  await t.pass(9_500 + GRACE_MS + 5);
  expect(t.host.view).toMatchObject({ phase: 'sheetClosed' });
});
