import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../question/question.ts';
import { contestantId, frozenQuiz, itemId, numberEstimate, singleChoice } from '../quiz/quiz.fixture.ts';
import type { AwardName } from './award-rules.ts';
import { awardsOf } from './awards.ts';
import { eveningOf, type Said } from './evening.fixture.ts';

const choices = (count: number): Question[] => Array.from({ length: count }, () => singleChoice());
const awards = (contestants: number, said: Said[][], questions = choices(said.length)) =>
  awardsOf(eveningOf(frozenQuiz(questions, { scoring: 'flat' }), contestants, said));
const award = (name: AwardName, contestants: number, said: Said[][], questions?: Question[]) =>
  awards(contestants, said, questions).find((one) => one.name === name);
/** The right answer is 1; each contestant taps a second after the one before. */
const say = (...values: (number | undefined)[]): Said[] =>
  values.map((value, index) => (value === undefined ? undefined : [value, 1_000 * (index + 1)]));
const winner = (number: number, item?: number) => ({
  id: contestantId(number),
  ...(item !== undefined && { itemId: itemId(item) })
});

describe('[RESULTS-4] awards', () => {
  test('fastest finger: the right answer that was tapped soonest', () => {
    const said: Said[][] = [say(0, 1, 1), [[1, 2_500], [1, 1_999], undefined]];
    expect(award('fastestFinger', 3, said)).toEqual({
      name: 'fastestFinger',
      value: 1_999,
      winners: [winner(2, 1)]
    });
    expect(award('fastestFinger', 3, [say(0, 0, 0)])).toBeUndefined();
  });

  test('only knower: of the items that one had right, the one that most tried', () => {
    const said = [say(1, 0, 0), say(0, 1, 0, 2), say(1, 1, 0, 0, 0)];
    expect(award('onlyKnower', 5, said)).toMatchObject({ value: 4, winners: [winner(2, 1)] });
    expect(award('onlyKnower', 5, [say(1, 0)])).toBeUndefined();
  });

  test('closest guess: the best grade of a guessed number that was near enough', () => {
    const questions = [numberEstimate(), singleChoice()];
    expect(award('closestGuess', 3, [say(340, 329, 900), say(1, 1, 1)], questions)).toMatchObject({
      winners: [winner(2, 0)]
    });
    expect(award('closestGuess', 3, [say(9_000, 900, 0), say(1, 1, 1)], questions)).toBeUndefined();
  });

  test('best climb: most places from the worst rank to the last', () => {
    const said = [say(0, 1, 1, 1), say(1, 0, 0, 0), say(1, 0, 0, 0)];
    expect(award('bestClimb', 4, said)).toMatchObject({ value: 3, winners: [winner(1)] });
    expect(award('bestClimb', 2, [say(0, 1), say(1, 0), say(1, 0)]), 'one place is none').toBeUndefined();
  });

  test('longest streak: three in a row at least', () => {
    const said = [say(1, 1), say(1, 1), say(1, 0), say(0, 1)];
    expect(award('longestStreak', 2, said)).toMatchObject({ value: 3, winners: [winner(1)] });
    expect(award('longestStreak', 2, said.slice(0, 2))).toBeUndefined();
  });

  test('lone wolf: most answers that nobody else gave, two at least', () => {
    const said = [say(1, 1, 2, 3), say(1, 1, 2, 1), say(1, 1, 1, 0)];
    expect(award('loneWolf', 4, said)).toMatchObject({ value: 2, winners: [winner(3), winner(4)] });
    expect(award('loneWolf', 4, said.slice(0, 1))).toBeUndefined();
  });

  test('bravest wrong answer: nobody else gave it, and it came soonest', () => {
    const said = [say(0, 0, 2, 1), say(1, 1, 1, 3)];
    expect(award('bravestWrong', 4, said)).toMatchObject({ value: 3_000, winners: [winner(3, 0)] });
    expect(award('bravestWrong', 4, [say(0, 0, 1, 1)])).toBeUndefined();
  });

  test('[RESULTS-5] equals share one, each named once; what more than half would share is not given', () => {
    const twice: Said[][] = [
      [[1, 500], [1, 500], undefined, [0, 1], undefined],
      [[1, 500], undefined, undefined, undefined, undefined]
    ];
    expect(award('fastestFinger', 5, twice)?.winners).toEqual([winner(1, 0), winner(2, 0)]);
    expect(award('fastestFinger', 3, twice)).toBeUndefined();
    expect(award('fastestFinger', 1, [say(1)])?.winners).toEqual([winner(1, 0)]);
  });

  test('nobody, nothing, nobody right: no awards, and no fault', () => {
    expect(awards(0, [])).toEqual([]);
    expect(awards(3, [])).toEqual([]);
    expect(awards(0, [say()])).toEqual([]);
    expect(awards(3, [say(), say()])).toEqual([]);
  });

  test('[RESULTS-4] [RESULTS-5] are the same whatever order answers came in, and go to contestants who are there', () => {
    const answer: fc.Arbitrary<Said> = fc.option(fc.tuple(fc.nat(3), fc.constantFrom(0, 700, 9_000)), {
      nil: undefined
    });
    const answers = fc.array(fc.array(answer, { minLength: 6, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(answers, (said) => {
        const questions = said.map((_, index) =>
          index === 1 ? numberEstimate({ correct: 1, tolerance: 2 }) : singleChoice()
        );
        const evening = eveningOf(frozenQuiz(questions, { scoring: 'flat' }), 6, said);
        const told = awardsOf(evening);
        const backwards = evening.items.map((item) => ({
          ...item,
          answers: new Map([...item.answers].toReversed())
        }));
        expect(awardsOf({ ...evening, items: backwards })).toEqual(told);
        const ids = evening.rows.map(({ id }) => id);
        for (const { winners } of told) {
          expect(winners.length).toBeGreaterThan(0);
          expect(winners.length).toBeLessThanOrEqual(3);
          expect(new Set(winners.map(({ id }) => id)).size).toBe(winners.length);
          for (const { id } of winners) expect(ids).toContain(id);
        }
      })
    );
  });
});
