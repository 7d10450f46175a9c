import './grown/register.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { viewFor } from '#core/game/view-for.ts';
import { initialState } from '#core/game/state.ts';
import { replay } from '#core/game/replay.ts';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { parseClientFrame } from '#core/protocol/client-frames.ts';
import { questionSchema, type Question } from '#core/question/question.ts';
import { frozenQuiz, singleChoice, trueFalse } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { resultRows } from '#lib/server/results/export-results.ts';
import { computeResults } from '#lib/server/results/results.ts';
import { FakeClient, RoomTest } from '#realtime/room/room.fixture.ts';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A round of the usual sort, then one of the made-up format with a question of the made-up kind, by the made-up rule. */
function grownQuiz(): FrozenQuiz {
  // The schema takes the kind from the table; to the compiler it is none.
  const made = v.parse(questionSchema, { type: 'echo', prompt: 'Listen!', sound: 'la-di-da', points: 900 });
  const quiz = frozenQuiz([singleChoice(), made, trueFalse()], { scoring: 'flat' }, [1, 1, 1]);
  const rounds = quiz.rounds.map((round, index) =>
    index === 1 ? { ...round, format: 'chorus', rules: { scoring: 'fastestTakesAll' } } : round
  );
  return { ...quiz, rounds } as FrozenQuiz;
}

const say = (client: FakeClient, t: RoomTest, id: string, value: unknown) => {
  const { id: item = '' } = grownQuiz().items[1] ?? {};
  const frame = parseClientFrame(JSON.stringify({ t: 'answer', id, item, rev: 0, at: Date.now(), value }));
  if (frame?.t !== 'answer') throw new Error('no frame');
  t.room.receive(client, frame);
};

test('[SCORING-9] a made-up kind, format and rule play an evening from a line in each table', async () => {
  const t = new RoomTest(grownQuiz());
  const [ann, bob, eve] = (await t.start(3)) as [FakeClient, FakeClient, FakeClient];
  const display = new FakeClient();
  t.attend(display, 'display');
  await t.settle();

  await t.toOpen();
  t.answer(ann, 'ann-first-00');
  await t.toLocked();
  await t.next();
  expect(ann.view).toMatchObject({ phase: 'reveal' });
  await t.next();
  expect(display.view).toMatchObject({ phase: 'scoreboard' });

  await t.next();
  for (const view of [ann.view, display.view, t.host.view]) {
    expect(view).toMatchObject({
      phase: 'singing',
      question: { type: 'echo', prompt: 'Listen!', length: 3 }
    });
    expect(JSON.stringify(view)).not.toContain('la-di-da');
  }
  await t.pass(500);
  say(bob, t, 'bob-sings-00', { la: 'di-da' });
  say(bob, t, 'bob-sings-01', ['la', 'di', 'da']);
  await t.pass(500);
  say(ann, t, 'ann-sings-00', ['la', 'di', 'da']);
  say(eve, t, 'eve-sings-00', ['la', 'la', 'la']);
  await t.settle();
  expect(bob.all('nack')).toMatchObject([{ id: 'bob-sings-00', code: 'badAnswer' }]);
  expect(ann.all('ack').map(({ id }) => id)).toContain('ann-sings-00');

  t.room.receive(eve, { t: 'play', input: 'clap' });
  expect(t.room.receive(t.host, { t: 'play', input: 'clap' })).toBe(false);
  await t.pass(200);
  expect([...(display.ticks.at(-1) ?? [])]).toEqual([1]);
  expect([...(ann.ticks.at(-1) ?? [])]).toEqual([1]);
  expect(t.host.ticks).toEqual([]);

  // The deadline of the format ends it: nobody presses anything.
  await t.pass(10_000);
  expect(display.view).toMatchObject({
    phase: 'applause',
    solution: { type: 'echo', sound: 'la-di-da' },
    summary: { bars: [{ label: 'la-di-da', count: 3 }] }
  });
  expect(bob.all('you').at(-1)?.you).toMatchObject({ result: { right: true, points: 900 }, score: 900 });
  expect(ann.all('you').at(-1)?.you.result).toMatchObject({ right: true, points: 450 });
  expect(eve.all('you').at(-1)?.you.result).toMatchObject({ right: false, points: 0 });
  const pictures = display.ticks.length;

  await t.next();
  await t.next();
  await t.toOpen();
  expect(display.view).toMatchObject({ phase: 'open', question: { type: 'trueFalse' } });
  await t.pass(1_000);
  expect(display.ticks).toHaveLength(pictures);
  t.order({ type: 'end' });
  await t.settle();
  expect(display.view?.['podium']).toMatchObject([
    { name: 'Player 1', score: 1_450 },
    { name: 'Player 2', score: 900 },
    { name: 'Player 3', score: 0 }
  ]);

  // What was stored tells the same, by the same functions.
  const taken = await t.store.take(SESSION);
  if (!taken) throw new Error('nothing stored');
  const state = replay(initialState(asId<LiveSessionId>(SESSION), taken.code, taken.quiz), taken.events);
  expect(viewFor(state, 'display').podium).toEqual(display.view?.['podium']);
  const stored = {
    quiz: taken.quiz,
    players: [...state.players.values()].map(({ id, profile }) => ({ id, ...profile })),
    answers: [...state.answers].flatMap(([itemId, given]) =>
      [...given].map(([contestantId, { value, tapMs }]) => ({ itemId, contestantId, value, tapMs }))
    ),
    marks: new Map(),
    revealed: new Set([0, 1]),
    kicked: new Set<string>()
  };
  const results = computeResults(stored);
  expect(results.rows.map(({ name, score }) => [name, score])).toEqual([
    ['Player 1', 1_450],
    ['Player 2', 900],
    ['Player 3', 0]
  ]);
  // [SCORING-9] Whoever was the fastest was that, also once removed: nobody's points change by it.
  const without = computeResults({ ...stored, kicked: new Set(results.rows[1] ? [results.rows[1].id] : []) });
  expect(without.rows.map(({ name, score }) => [name, score])).toEqual([
    ['Player 1', 1_450],
    ['Player 3', 0]
  ]);
  expect(results.rows.map(({ id }) => id)).toEqual([...state.players.keys()].map(aloneAs));
  const [header, first] = resultRows({ ...results, quiz: taken.quiz, corrections: [] } as never);
  expect(header).toContain('2. Listen!');
  expect(first).toContain('la-di-da');
});

test('a kind that is in no table is refused', () => {
  const unknown: unknown = { type: 'yodel', prompt: 'x' } satisfies Partial<Record<keyof Question, string>>;
  expect(v.safeParse(questionSchema, unknown).success).toBe(false);
});
