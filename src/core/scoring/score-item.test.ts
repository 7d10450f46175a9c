import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberEstimate, singleChoice } from '../quiz/quiz.fixture.ts';
import { isRight, scoreAnswer, scoreQuestion, type Scorable } from './score-answer.ts';

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

  test('a question is graded, then scored by its own points and time limit', () => {
    const choice = singleChoice({ points: 500, timeLimitSeconds: 10 });
    expect(scoreQuestion(choice, 'speed', 1, 5_000)).toEqual({ grade: 1, right: true, points: 375 });
    expect(scoreQuestion(choice, 'speed', 0, 0)).toEqual({ grade: 0, right: false, points: 0 });
    expect(scoreQuestion(numberEstimate(), 'flat', 380, 0)).toEqual({ grade: 0.5, right: true, points: 500 });
    expect(scoreQuestion(numberEstimate(), 'flat', 381, 0)).toMatchObject({ right: false, points: 490 });
  });
});
