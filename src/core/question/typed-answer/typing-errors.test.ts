import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphemes } from '../../text/graphemes.ts';
import { AnswerKey, type Gradable } from './answer-key.ts';
import { anyText } from './any-text.fixture.ts';
import { editDistance } from './edit-distance.ts';
import { nearMisses } from './near-misses.fixture.ts';
import { sameAnswers } from './same-answers.fixture.ts';
import { allowedTypos } from './typing-errors.ts';

const isRight = (typed: string, accepted: string, part: Partial<Gradable> = {}) =>
  new AnswerKey({ accepted: [accepted], ...part }).read(typed).right;
const pairs = (table: typeof nearMisses) =>
  table.flatMap(([accepted, ...others]) => others.map((typed) => [typed, accepted] as const));

describe('what counts as an accepted text', () => {
  test.each(pairs(nearMisses))('[QUESTION-5] [QUESTION-9] [QUESTION-10] %j is not %j', (typed, accepted) => {
    expect(isRight(typed, accepted)).toBe(false);
  });

  test.each(pairs(sameAnswers))('[QUESTION-4] [QUESTION-5] [QUESTION-9] %j is %j', (typed, accepted) => {
    expect(isRight(typed, accepted)).toBe(true);
  });

  test('[QUESTION-5] none up to 4 letters, one up to 7, two above', () => {
    expect([1, 4, 5, 7, 8, 40].map(allowedTypos)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('[QUESTION-4] nothing is only like nothing', () => {
    for (const typed of ['', ' ', '.', '\u200d']) expect(isRight(typed, 'Paris')).toBe(false);
    expect(isRight(' ', '+')).toBe(false);
  });

  test('[QUESTION-4] every text is like itself, and grading never throws', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(isRight(one, one)).toBe(true);
        expect(isRight(one, one, { spelling: 'exact' })).toBe(true);
        isRight(one, other);
        isRight(one, other, { spelling: 'exact', wrong: [one] });
      }),
      { numRuns: 1_000 }
    );
  });

  test('[QUESTION-11] what is right when exact is also right when forgiving', () => {
    const table = [...pairs(sameAnswers), ...pairs(nearMisses)];
    for (const [typed, accepted] of table)
      if (isRight(typed, accepted, { spelling: 'exact' }))
        expect([typed, isRight(typed, accepted)]).toEqual([typed, true]);
  });

  test.each([
    ['Shakespear', 'Shakespeare', false],
    ['shakespeare!', 'Shakespeare', true],
    ['cafe', 'Café', true],
    ['the beatles', 'Beatles', true],
    ['World War 2', 'World War II', false],
    ['seven', '7', false],
    ['1,000', '1000', true],
    ['u 2', 'U2', true]
  ])('[QUESTION-11] exact: %j for %j: %s', (typed, accepted, right) => {
    expect(isRight(typed, accepted, { spelling: 'exact' })).toBe(right);
  });

  test('[QUESTION-11] what is also wrong is wrong, and so is what is as near to it', () => {
    const wrong = ['Hawkins'];
    expect(isRight('Hawkin', 'Hawking')).toBe(true);
    expect(isRight('Hawkins', 'Hawking')).toBe(true);
    expect(isRight('Hawkins', 'Hawking', { wrong })).toBe(false);
    expect(isRight('hawkins.', 'Hawking', { wrong })).toBe(false);
    expect(isRight('Hawkin', 'Hawking', { wrong })).toBe(false);
    expect(isRight('Hawkng', 'Hawking', { wrong })).toBe(true);
    expect(isRight('Hawking', 'Hawking', { wrong })).toBe(true);
  });
});

describe('the distance of two texts', () => {
  const distance = (a: string, b: string, limit: number) => editDistance(graphemes(a), graphemes(b), limit);

  test('[QUESTION-5] a swap of neighbours is one error, in visible characters', () => {
    expect(distance('ab', 'ba', 2)).toBe(1);
    expect(distance('🦊🐙', '🐙🦊', 2)).toBe(1);
    expect(distance('👨‍👩‍👧a', 'a👨‍👩‍👧', 2)).toBe(1);
    expect(distance('रामा', 'रोमा', 2)).toBe(1);
    expect(distance('kitten', 'sitting', 5)).toBe(3);
    expect(distance('same', 'same', 2)).toBe(0);
    expect(distance('', 'ab', 2)).toBe(2);
    expect(distance('abc', 'x', 2)).toBe(3);
  });

  test('[QUESTION-5] is that of the whole table, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, 30), limit + 1));
        expect(editDistance(a, b, limit)).toBe(editDistance(b, a, limit));
      })
    );
  });

  test('[QUESTION-12] looks at no more than a band of the table', () => {
    let looks = 0;
    const counted = (length: number, letter: string) =>
      new Proxy(
        { length },
        {
          get: (target, key) => (key === 'length' ? target.length : ((looks += 1), letter))
        }
      );
    expect(editDistance(counted(10_000, 'x'), counted(10_000, 'x'), 2)).toBe(0);
    expect(looks).toBeLessThan(10_000 * 5 * 6);
    looks = 0;
    expect(editDistance(counted(50_000, 'x'), counted(50_000, 'y'), 2)).toBe(3);
    expect(looks).toBeLessThan(200);
  });
});
