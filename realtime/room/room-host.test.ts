import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RosterRow } from '#core/protocol/server-frames.ts';
import { frozenQuiz, itemId, singleChoice, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { FakeClient, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const you = (client: FakeClient | undefined) =>
  client?.all('you').at(-1)?.you ?? client?.all('welcome')[0]?.you;
const closesIn = (t: RoomTest) =>
  Number((t.host.view?.['timing'] as { closesAt: number }).closesAt) - Date.now();

async function openRoom(settings = {}, players = 2) {
  const t = new RoomTest(frozenQuiz([singleChoice(), singleChoice()], { closeWhenAllIn: true, ...settings }));
  const clients = await t.start(players);
  await t.toOpen();
  return { t, clients };
}

test('[GAME-22] within half a second of the last answer the clock runs out', async () => {
  const { t, clients } = await openRoom();
  for (const [index, client] of clients.entries()) t.answer(client, `answer-${String(index)}`);
  await t.pass(501);
  expect(closesIn(t)).toBeLessThanOrEqual(2_000);
  expect(t.host.view).toMatchObject({ phase: 'open', allIn: true });
  await t.pass(2_500);
  expect(t.host.view).toMatchObject({ phase: 'locked' });
});

test('[GAME-22] a blink of the connection, or of the worker, is no leaving', async () => {
  const { t, clients } = await openRoom({}, 3);
  const [ann, bob, eve] = clients;
  if (!ann || !bob || !eve) throw new Error('no players');
  t.room.leave(eve);
  t.answer(ann, 'answer-1');
  t.answer(bob, 'answer-2');
  await t.pass(1_000);
  expect(closesIn(t)).toBeGreaterThan(15_000);
  // Everybody is thrown out; the first one is back before the others.
  await t.open();
  t.attend(t.host, 'host');
  t.rejoin(new FakeClient(), ann.token);
  await t.pass(1_000);
  expect(closesIn(t)).toBeGreaterThan(14_000);
});

test('[GAME-22] who stays away does not hold up the next question', async () => {
  const { t, clients } = await openRoom();
  const [ann, bob] = clients;
  if (!ann || !bob) throw new Error('no players');
  t.answer(bob, 'answer-0');
  await t.pass(10);
  t.room.leave(bob);
  await t.toLocked();
  await t.pass(10_000);
  await t.toOpen();
  t.answer(ann, 'answer-1');
  await t.pass(501);
  expect(t.host.view).toMatchObject({ step: 'open:1', allIn: true });
});

test('[GAME-21] the renamed player alone hears of it, and the host gets one row', async () => {
  const { t, clients } = await openRoom();
  const [ann, bob] = clients;
  await t.pass(500);
  const rows = () => t.host.all('roster').flatMap((frame): readonly RosterRow[] => frame.rows);
  const before = rows().length;
  t.order({ type: 'rename', playerId: String(you(ann)?.id), name: 'Team 1' });
  await t.pass(500);
  expect(you(ann)?.name).toBe('Team 1');
  expect(bob?.all('you')).toEqual([]);
  expect(
    rows()
      .slice(before)
      .map(([, name]) => name)
  ).toEqual(['Team 1']);
  // Kept, and at a new owner too.
  await t.open();
  const back = new FakeClient();
  t.rejoin(back, String(ann?.token));
  await t.settle();
  expect(you(back)?.name).toBe('Team 1');
});

test('[GAME-20] after an undo everybody has the own answer again', async () => {
  const { t, clients } = await openRoom();
  const [ann] = clients;
  if (!ann) throw new Error('no players');
  t.answer(ann, 'answer-1');
  await t.settle();
  t.order({ type: 'skip', from: 'open:0' });
  await t.settle();
  expect(t.host.view).toMatchObject({ step: 'itemIntro:1', skip: { n: 1 } });
  // A phone that reloads knows nothing of what it sent.
  const reloaded = new FakeClient();
  t.rejoin(reloaded, ann.token);
  await t.settle();
  expect(you(reloaded)?.answer).toBeUndefined();
  t.order({ type: 'undoSkip', from: 'itemIntro:1' });
  await t.settle();
  expect(t.host.view).toMatchObject({ step: 'open:0' });
  expect(you(reloaded)?.answer).toMatchObject({ rev: 0 });
});

test('[SCORING-11] a mark after the reveal reaches everybody, and a new owner tells the same', async () => {
  const t = new RoomTest(frozenQuiz([typedAnswer(), singleChoice()], { scoring: 'flat' }));
  const [ann, bob] = await t.start(2);
  if (!ann || !bob) throw new Error('no players');
  const display = new FakeClient();
  t.attend(display, 'display');
  await t.toOpen();
  const say = (client: FakeClient, id: string, value: string) => {
    t.room.receive(client, { t: 'answer', id, item: itemId(0), rev: 0, at: Date.now(), value });
  };
  say(ann, 'ann-said-it', 'Lyon');
  say(bob, 'bob-said-it', 'lyon');
  await t.toLocked();
  await t.next();
  expect(you(ann)).toMatchObject({ score: 0, result: { right: false } });
  t.order({ type: 'mark', itemId: itemId(0), value: 'Lyon', grade: 1 });
  await t.settle();
  for (const client of [ann, bob])
    expect(you(client)).toMatchObject({ score: 1_000, result: { right: true, points: 1_000 } });
  expect(display.view).toMatchObject({
    summary: { bars: [{ count: 0 }, { label: 'Lyon', count: 2, right: true }] }
  });
  expect(t.host.view).toMatchObject({ marks: [{ value: 'Lyon', grade: 1 }] });
  await t.pass(250);
  const rows = t.host.all('roster').flatMap(({ rows }) => rows);
  expect(rows.at(-1)?.[3]).toBe(1_000);

  await t.open();
  const back = new FakeClient();
  t.rejoin(back, ann.token);
  await t.settle();
  expect(you(back)).toMatchObject({ score: 1_000, result: { right: true } });
});
