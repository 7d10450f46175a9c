import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frozenQuiz, itemId, numberEstimate, singleChoice, typedAnswer } from '../quiz/quiz.fixture.ts';
import { divisiveness } from './camps.ts';
import { hardestItems, mostDivisive, shareRight } from './difficulty.ts';
import { eveningOf, type Said } from './evening.fixture.ts';

const say = (...values: (number | string | undefined)[]): Said[] =>
  values.map((value) => (value === undefined ? undefined : [value, 1_000]));
const camps = (...counts: number[]) => counts.map((count) => ({ count }));

describe('[RESULTS-2] how hard an item was', () => {
  const quiz = frozenQuiz([singleChoice(), singleChoice(), singleChoice()]);

  test('is the share of everybody who had it right; who did not answer did not know', () => {
    const { items } = eveningOf(quiz, 4, [say(1, 1, 0, undefined), say(), say(1, 1, 1, 1)]);
    expect(items.map((item) => shareRight(item, 4))).toEqual([0.5, 0, 1]);
    expect(items.map((item) => shareRight(item, 0))).toEqual([0, 0, 0]);
  });

  test('the hardest is named, of equals all, and none where all were equally hard', () => {
    const hardest = (...said: Said[][]) =>
      hardestItems(eveningOf(quiz, 2, said).items, 2).map((item) => item.itemId);
    expect(hardest(say(1, 1), say(0, 1), say(1, 1))).toEqual([itemId(1)]);
    expect(hardest(say(0, 0), say(0, 1), say(0, 0))).toEqual([itemId(0), itemId(2)]);
    expect(hardest(say(0, 1), say(1, 0), say(1, 0))).toEqual([]);
    expect(hardestItems([], 2)).toEqual([]);
  });
});

describe('[RESULTS-3] how an item divided the room', () => {
  test('in bits: nothing where all agree, 1 for two halves, 2 for four quarters', () => {
    expect(divisiveness(camps())).toBe(0);
    expect(divisiveness(camps(7))).toBe(0);
    expect(divisiveness(camps(5, 5))).toBe(1);
    expect(divisiveness(camps(3, 3, 3, 3))).toBe(2);
    expect(divisiveness(camps(9, 3))).toBeCloseTo(0.811, 3);
  });

  test('whoever stands alone stands with all the others who do', () => {
    expect(divisiveness(camps(4, 1, 1, 1, 1))).toBe(1);
    expect(divisiveness(camps(1, 1, 1))).toBe(0);
  });

  test('lies between 0 and the logarithm of the number of camps, in whatever order they come', () => {
    const counts = fc.array(fc.integer({ min: 2, max: 500 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (all) => {
        const bits = divisiveness(camps(...all));
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(Math.log2(all.length) + 1e-9);
        expect(divisiveness(camps(...all.toReversed()))).toBeCloseTo(bits, 9);
        if (new Set(all).size === 1) expect(bits).toBeCloseTo(Math.log2(all.length), 9);
      })
    );
  });

  test('the most divisive item is named with its camps; typed answers that read the same, and all right ones, are one', () => {
    const quiz = frozenQuiz([singleChoice(), typedAnswer(), numberEstimate()]);
    const said = [say(0, 1, 1, 1, 1), say('Rome', 'rome', 'Paris', 'Lutetia', 'Oslo'), say(1, 2, 3, 4, 5)];
    const most = mostDivisive(eveningOf(quiz, 5, said).items);
    expect(most?.item.itemId).toBe(itemId(1));
    expect(most?.camps).toEqual([
      { value: 'Rome', count: 2 },
      { value: 'Paris', count: 2 },
      { value: 'Oslo', count: 1 }
    ]);
    expect(most?.divisiveness).toBeCloseTo(1.522, 3);
  });

  test('none is where few answered, all agreed, or no two did', () => {
    const quiz = frozenQuiz([singleChoice(), typedAnswer()]);
    const most = (...said: Said[][]) => mostDivisive(eveningOf(quiz, 5, said).items);
    expect(most(say(0, 0, 1), say())).toBeUndefined();
    expect(most(say(1, 1, 1, 1, 1), say('a', 'b', 'c', 'd', 'e'))).toBeUndefined();
    expect(most(say(1, 1, 0, 0), say())?.divisiveness).toBe(1);
  });

  test('of equally divided items it is the first', () => {
    const quiz = frozenQuiz([singleChoice(), singleChoice()]);
    const most = mostDivisive(eveningOf(quiz, 4, [say(0, 0, 1, 1), say(2, 2, 3, 3)]).items);
    expect(most?.item.itemId).toBe(itemId(0));
  });
});
