import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { numberEstimate as question } from '../../quiz/quiz.fixture.ts';
import { MAX_NUMBER } from '../../number/read-number.ts';
import { numberEstimate } from './number-estimate.ts';
import { estimateDistance } from './estimate-distance.ts';

const faults = (part: object): string[] =>
  v.safeParse(numberEstimate.schema, { ...question(), ...part }).issues?.map((issue) => issue.message) ?? [];

describe('number estimate', () => {
  test.each([
    [{ correct: NaN }],
    [{ correct: Infinity }],
    [{ correct: '3' }],
    [{ correct: 2 * MAX_NUMBER }],
    [{ tolerance: 0 }],
    [{ tolerance: -1 }],
    [{ unit: 'x'.repeat(21) }]
  ])('[QUESTION-1] %j is refused', (part) => {
    expect(faults(part)).not.toEqual([]);
  });

  test.each([
    [1.23456, 1.235],
    [-7, -7],
    [MAX_NUMBER, MAX_NUMBER],
    [0.0001, 0]
  ])('[QUESTION-2] %d is stored as %d', (value, stored) => {
    expect(numberEstimate.parseAnswer(question(), value)).toBe(stored);
  });

  test('[QUESTION-2] minus nothing is nothing, as in the database', () => {
    expect(Object.is(numberEstimate.parseAnswer(question(), -0.0001), 0)).toBe(true);
  });

  test('[QUESTION-2] a number beyond the bound is no answer', () => {
    expect(numberEstimate.parseAnswer(question(), MAX_NUMBER * 1.1)).toBeUndefined();
  });

  test('[QUESTION-6] 1 on the spot, in a straight line to 0 at the tolerance, and never below', () => {
    const grades = [330, 305, 355, 280, 230, 430, 0, -MAX_NUMBER].map((guess) =>
      numberEstimate.grade(question(), guess)
    );
    expect(grades).toEqual([1, 0.75, 0.75, 0.5, 0, 0, 0, 0]);
  });

  test('[QUESTION-6] a truth with more decimals than an answer has can be met', () => {
    for (const [correct, tolerance] of [
      [3.14159, 0.001],
      [0.0001, 0.0001]
    ] as const) {
      const pi = question({ correct, tolerance });
      expect(numberEstimate.grade(pi, numberEstimate.parseAnswer(pi, correct) ?? NaN)).toBe(1);
    }
  });

  test('[QUESTION-7] five bars around the truth; the middle one is what counts as right', () => {
    const guesses = [0, 229, 230, 279, 280, 330, 380, 381, 430, 431, 9_999];
    const { bars, answered } = numberEstimate.summarise(question(), guesses);
    expect(bars.map((bar) => bar.count)).toEqual([2, 2, 3, 2, 2]);
    expect(bars.map((bar) => bar.label)).toEqual(['< 230', '230 – 279', '280 – 380', '381 – 430', '> 430']);
    expect(bars.map((bar) => bar.right)).toEqual([false, false, true, false, false]);
    expect(answered).toBe(guesses.length);
    const middle = guesses.filter((guess) => numberEstimate.grade(question(), guess) >= 0.5);
    expect(middle).toHaveLength(bars[2]?.count ?? -1);
  });

  const ranges = (part: Parameters<typeof question>[0]) =>
    numberEstimate.summarise(question(part), []).bars.map(({ from, to }) => [from, to]);

  test('[QUESTION-16] the bars of a whole number have whole edges, and no number is in two', () => {
    expect(ranges({ correct: 1997, tolerance: 5 })).toEqual([
      [undefined, 1992],
      [1992, 1994],
      [1995, 1999],
      [2000, 2002],
      [2002, undefined]
    ]);
    expect(ranges({ correct: -5, tolerance: 1 }).slice(1, 4)).toEqual([
      [-6, -6],
      [-5, -5],
      [-4, -4]
    ]);
  });

  test('[QUESTION-16] other bars meet at their edges', () => {
    expect(ranges({ correct: 3.1, tolerance: 0.2 })).toEqual([
      [undefined, 2.9],
      [2.9, 3],
      [3, 3.2],
      [3.2, 3.3],
      [3.3, undefined]
    ]);
    expect(ranges({ correct: 5, tolerance: 0.5 })[2]).toEqual([4.75, 5.25]);
  });

  test('[QUESTION-16] a whole guess lies within the edges of its bar, and right is the middle one', () => {
    const whole = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1_000, max: 400_000 }), whole, (correct, thousandths, guess) => {
        const asked = question({ correct, tolerance: thousandths / 1_000 });
        const bar = numberEstimate.summarise(asked, [guess]).bars.find(({ count }) => count === 1);
        const { from = -Infinity, to = Infinity, right } = bar ?? {};
        // The outer bars begin behind their edge.
        if (bar?.from === undefined) expect(guess).toBeLessThan(to);
        else if (bar.to === undefined) expect(guess).toBeGreaterThan(from);
        else expect(from <= guess && guess <= to).toBe(true);
        expect(right).toBe(numberEstimate.grade(asked, guess) >= 0.5);
      }),
      { numRuns: 1_000 }
    );
  });

  test.each([
    [465, 465, 0],
    [450, 465, 15],
    [0.3, 0.1, 0.2],
    [3.142, 3.14159, 0],
    [-3, 2, 5]
  ])('[QUESTION-15] %d is as far from %d as people say: %d', (guess, correct, distance) => {
    expect(estimateDistance(guess, correct)).toBe(distance);
  });
});
