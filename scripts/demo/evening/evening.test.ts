import { describe, expect, it } from 'vitest';
import { evolve } from '#core/game/evolve.ts';
import { initialState } from '#core/game/state.ts';
import { questionsAmong } from '#core/item/item.ts';
import type { AnswerValue } from '#core/question/question.ts';
import { grade, type Question } from '#core/question/question.ts';
import { recount } from '#core/scoring/recount.ts';
import { demoEvening, EVENING_CODE, eveningBefore } from './demo-evening.ts';
import { guests } from './guests.ts';
import { pubNightKnowledge } from './knowledge.ts';

const START = Date.UTC(2026, 10, 23, 20, 12);
const MINUTE = 60_000;
const evening = demoEvening(START);
const { quiz, moments, state } = evening;
const questions = questionsAmong(quiz.items);
const players = [...state.contestants.values()];
const answersOf = (question: Question | undefined) =>
  [...(state.answers.get(questions.find((item) => item.question === question)?.id as never) ?? [])].map(
    ([, answer]) => answer
  );
const pubQuestions = questions.map(({ question }) => question);
const share = (question: Question, values: readonly AnswerValue[]) =>
  values.filter((value) => grade(question, value) >= 0.5).length / values.length;

describe('the evening of the demo', () => {
  it('is the same every time, and at another moment the same but for the moment', () => {
    expect(demoEvening(START).moments).toEqual(moments);
    const later = demoEvening(START + 7);
    expect(later.moments.map(({ at }) => at - 7)).toEqual(moments.map(({ at }) => at));
    expect([...later.state.contestants.values()]).toEqual(players);
  });

  it('is told by its events alone, numbered without a gap, in order of time [GAME-1]', () => {
    const replayed = initialState(state.sessionId, EVENING_CODE, quiz);
    for (const { event } of moments) evolve(replayed, event);
    expect(replayed).toEqual(state);
    expect(moments.map(({ event }) => event.seq)).toEqual(moments.map((_, index) => index + 1));
    expect(moments.every(({ at }, index) => index === 0 || at >= (moments[index - 1]?.at ?? 0))).toBe(true);
  });

  it('ends on the podium, with every question revealed, within an hour', () => {
    expect(state.phase.name).toBe('ended');
    expect([...state.outcomes.values()]).toEqual(quiz.items.map(() => 'revealed'));
    const minutes = ((moments.at(-1)?.at ?? 0) - START) / MINUTE;
    expect(minutes).toBeGreaterThan(20);
    expect(minutes).toBeLessThan(60);
  });

  it('has totals that equal the recount [SCORING-3]', () => {
    const answers = [...state.answers].flatMap(([itemId, given]) =>
      [...given].map(([contestantId, { value, tapMs }]) => ({ itemId, contestantId, value, tapMs }))
    );
    const all = new Set(quiz.items.map(({ id }) => id));
    const { tallies } = recount(quiz, [...state.contestants.keys()], answers, all);
    for (const { id, score, totalTapMs, rightCount, streak, bestStreak } of players)
      expect(tallies.get(id)).toEqual({ score, totalTapMs, rightCount, streak, bestStreak });
  });

  it('has guests of every kind: two of one name, emoji, the longest name, some who came late', () => {
    const names = players.map(({ profile }) => profile.name);
    expect(names).toHaveLength(guests.length);
    expect(names).toEqual(expect.arrayContaining(['Kevin', 'Kevin 2', 'Bram 🎸']));
    expect(Math.max(...names.map((name) => [...name].length))).toBe(24);
    const opened = moments.findIndex(({ event }) => event.type === 'itemOpened');
    const late = moments.slice(opened).filter(({ event }) => event.type === 'playerJoined');
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  it('has nobody who knew everything, nobody who knew nothing, and a wide field between', () => {
    const rights = players.map(({ rightCount }) => rightCount);
    expect(Math.max(...rights)).toBeLessThan(quiz.items.length);
    expect(Math.min(...rights)).toBeGreaterThan(0);
    const scores = players.map(({ score }) => score);
    expect(Math.max(...scores)).toBeGreaterThan(2.5 * Math.min(...scores));
    expect(new Set(scores).size).toBe(players.length);
    expect(Math.max(...players.map(({ bestStreak }) => bestStreak))).toBeGreaterThanOrEqual(5);
  });

  it('has answers that are missing, and none that no thumb could give', () => {
    const given = [...state.answers.values()].flatMap((answers) => [...answers.values()]);
    const possible = quiz.items.length * players.length;
    expect(given.length).toBeGreaterThan(possible * 0.85);
    expect(given.length).toBeLessThan(possible);
    expect(Math.min(...given.map(({ tapMs }) => tapMs))).toBeGreaterThan(1_000);
  });

  it.each(questions.map(({ question }) => [question.prompt, question] as const))(
    'parts the room: %s',
    (_prompt, question) => {
      const values = answersOf(question).map(({ value }) => value);
      expect(share(question, values)).toBeGreaterThan(0.1);
      expect(share(question, values)).toBeLessThan(1);
      expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
    }
  );

  it('spreads estimates to both sides of the truth', () => {
    for (const { question } of questions) {
      if (question.type !== 'numberEstimate') continue;
      const values = answersOf(question).map(({ value }) => Number(value));
      expect(new Set(values).size).toBeGreaterThan(6);
      expect(values.some((value) => value < question.correct)).toBe(true);
      expect(values.some((value) => value > question.correct)).toBe(true);
    }
  });
});

describe('what the guests know', () => {
  it('is about the questions of the quiz, in their order', () => {
    expect(pubNightKnowledge.map(({ type }) => type)).toEqual(pubQuestions.map(({ type }) => type));
  });

  it('is typed with errors that are forgiven, and wrong where it shall be', () => {
    for (const [index, knowledge] of pubNightKnowledge.entries()) {
      const question = pubQuestions[index];
      if (knowledge.type !== 'typedAnswer' || !question) continue;
      for (const value of knowledge.right) expect([value, grade(question, value)]).toEqual([value, 1]);
      for (const value of knowledge.wrong) expect([value, grade(question, value)]).toEqual([value, 0]);
      expect(new Set(knowledge.right.map((value) => value.toLowerCase())).size).toBeGreaterThan(2);
    }
  });
});

describe('the evening before', () => {
  it.each([
    ['in the morning', new Date(2026, 10, 24, 9, 30), new Date(2026, 10, 23, 20, 12)],
    ['just after midnight', new Date(2026, 10, 24, 0, 1), new Date(2026, 10, 23, 20, 12)],
    ['on the first of a month', new Date(2026, 2, 1, 12), new Date(2026, 1, 28, 20, 12)]
  ])('is that of yesterday, %s', (_when, now, expected) => {
    expect(eveningBefore(now)).toBe(expected.getTime());
  });
});
