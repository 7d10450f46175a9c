import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberEstimate, singleChoice } from '../quiz/quiz.fixture.ts';
import { frozenQuiz, multipleChoice, typedAnswer } from '../quiz/quiz.fixture.ts';
import { isRight } from './is-right.ts';
import { rulesOf, scoreItem } from './score-item.ts';
import { scoringRules } from './scoring-rules.ts';
import { plainRules, type ScoringMode } from './scoring-settings.ts';

interface Scorable {
  readonly mode: ScoringMode;
  readonly points: number;
  readonly timeLimitMs: number;
  readonly grade: number;
  readonly tapMs: number;
}

const scoreAnswer = ({ mode, points, timeLimitMs, grade, tapMs }: Scorable): number =>
  scoringRules[mode]({ points, timeLimitMs }, [{ grade, tapMs }])[0] ?? NaN;

const points = (part: Partial<Scorable>) =>
  scoreAnswer({ mode: 'speed', points: 1_000, timeLimitMs: 20_000, grade: 1, tapMs: 0, ...part });

describe('points for an answer', () => {
  test.each([
    [0, 1_000],
    [1, 1_000],
    [39, 1_000],
    [40, 999],
    [5_000, 875],
    [10_000, 750],
    [19_999, 501],
    [20_000, 500],
    [99_999, 500],
    [-50, 1_000]
  ])('[SCORING-1] a tap after %d ms brings %d', (tapMs, expected) => {
    expect(points({ tapMs })).toBe(expected);
  });

  test('[SCORING-1] flat mode knows no time', () => {
    expect([0, 10_000, 20_000].map((tapMs) => points({ mode: 'flat', tapMs }))).toEqual([
      1_000, 1_000, 1_000
    ]);
  });

  test.each([
    [0, 0],
    [0.25, 250],
    [0.3335, 334],
    [0.9999, 1_000]
  ])('[SCORING-1] a grade of %d brings %d', (grade, expected) => {
    expect(points({ grade })).toBe(expected);
  });

  test('[SCORING-1] halves are rounded up', () => {
    expect(points({ points: 1, tapMs: 20_000 })).toBe(1);
    expect(points({ points: 3, tapMs: 20_000 })).toBe(2);
    expect(points({ points: 1, grade: 0.499 })).toBe(0);
  });

  test('[SCORING-1] points are integers from 0 to the maximum, and never grow with time or error', () => {
    const scorable = fc.record({
      mode: fc.constantFrom('speed' as const, 'flat' as const),
      points: fc.integer({ min: 0, max: 10_000 }),
      timeLimitMs: fc.integer({ min: 5, max: 240 }).map((seconds) => seconds * 1_000),
      grade: fc.double({ min: 0, max: 1, noNaN: true }),
      tapMs: fc.integer({ min: 0, max: 240_000 })
    });
    fc.assert(
      fc.property(
        scorable,
        fc.nat(100_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, later, worse) => {
          const earned = scoreAnswer(one);
          expect(Number.isInteger(earned)).toBe(true);
          expect(earned).toBeGreaterThanOrEqual(0);
          expect(earned).toBeLessThanOrEqual(one.points);
          expect(scoreAnswer({ ...one, tapMs: one.tapMs + later })).toBeLessThanOrEqual(earned);
          expect(scoreAnswer({ ...one, grade: one.grade * worse })).toBeLessThanOrEqual(earned);
          if (one.grade === 1) expect(earned).toBeGreaterThanOrEqual(Math.floor(one.points / 2));
        }
      )
    );
  });

  test('[SCORING-2] at least half right is right', () => {
    expect([0, 0.499, 0.5, 1].map(isRight)).toEqual([false, false, true, true]);
  });
});

describe('what an item brings', () => {
  const given = (...answers: [value: number | string, tapMs: number][]) =>
    new Map(answers.map(([value, tapMs], index) => [index, { value, tapMs }]));

  test('[SCORING-1] each answer is graded, then scored by the points and the time of its question', () => {
    const question = singleChoice({ points: 500, timeLimitSeconds: 10 });
    expect([
      ...scoreItem({ question }, { ...plainRules, scoring: 'speed' }, given([1, 5_000], [0, 0]))
    ]).toEqual([
      [0, { grade: 1, right: true, points: 375 }],
      [1, { grade: 0, right: false, points: 0 }]
    ]);
  });

  test('[SCORING-2] [QUESTION-15] estimates say how far they are off', () => {
    const scores = scoreItem(
      { question: numberEstimate() },
      { ...plainRules, scoring: 'flat' },
      given([380, 0], [381, 0])
    );
    expect([...scores.values()]).toMatchObject([
      { grade: 0.5, right: true, points: 500, off: 50 },
      { right: false, points: 490, off: 51 }
    ]);
  });

  test('[SCORING-7] a mark stands in place of the grade, for everybody who said the same', () => {
    const question = typedAnswer();
    const answers = given(['Rome', 0], ['rome', 0], ['Paris', 0], ['Oslo', 0]);
    const marks = new Map([['rome', { grade: 0.5 }]]);
    const scores = scoreItem({ question }, { ...plainRules, scoring: 'flat' }, answers, marks);
    expect([...scores.values()].map(({ points }) => points)).toEqual([500, 500, 1_000, 0]);
  });

  test('[SCORING-8] a round overrules its quiz, and an item its round', () => {
    const quiz = frozenQuiz([singleChoice(), multipleChoice(), singleChoice()], { scoring: 'speed' }, [1, 2]);
    const [first, second, third] = quiz.items;
    const [one, two] = quiz.rounds;
    if (!first || !second || !third || !one || !two) throw new Error('no fixture');
    const rounds = [one, { ...two, rules: { scoring: 'flat' as const } }];
    const special = { ...third, rules: { scoring: 'speed' as const } };
    const played = { ...quiz, rounds, items: [first, second, special] };
    expect(played.items.map((item) => rulesOf(played, item).scoring)).toEqual(['speed', 'flat', 'speed']);
  });
});
