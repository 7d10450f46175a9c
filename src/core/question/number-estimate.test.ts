import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { numberEstimate as question } from '../quiz/quiz.fixture.ts';
import { MAX_NUMBER, numberEstimate } from './number-estimate.ts';

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

  test('[QUESTION-7] five bars around the truth; the middle one is what counts as right', () => {
    const guesses = [0, 229, 230, 279, 280, 330, 380, 381, 430, 431, 9_999];
    const { bars, answered } = numberEstimate.summarise(question(), guesses);
    expect(bars.map((bar) => bar.count)).toEqual([2, 2, 3, 2, 2]);
    expect(bars.map((bar) => bar.label)).toEqual(['< 230', '230 – 280', '280 – 380', '380 – 430', '> 430']);
    expect(bars.map((bar) => bar.right)).toEqual([false, false, true, false, false]);
    expect(answered).toBe(guesses.length);
    const middle = guesses.filter((guess) => numberEstimate.grade(question(), guess) >= 0.5);
    expect(middle).toHaveLength(bars[2]?.count ?? -1);
  });
});
