import { describe, expect, test } from 'vitest';
import { contestantId as id, numberEstimate, singleChoice } from '../quiz/quiz.fixture.ts';
import { grade, distance, type AnswerValue, type Question } from '../question/question.ts';
import { itemFacts, roundEndOf, type RoundContestant, type Trophy } from './round-end.ts';

/** What contestants 1, 2, 3 … said; each taps a second after the one before. */
const facts = (question: Question, ...said: (AnswerValue | undefined)[]) =>
  itemFacts(
    question,
    said.flatMap((value, index) => {
      if (value === undefined) return [];
      const part = grade(question, value);
      const off = distance(question, value);
      const judged = { grade: part, right: part >= 0.5, ...(off !== undefined && { off }) };
      return [{ id: id(index + 1), value, tapMs: 1_000 * (index + 1), ...judged }];
    })
  );
const choice = (...said: (AnswerValue | undefined)[]) => facts(singleChoice(), ...said);
const guess = (...said: AnswerValue[]) => facts(numberEstimate(), ...said);
/** Contestants 1, 2, 3 … by what they won, and what they had before. */
const room = (won: readonly number[], before: readonly number[] = [], streaks: readonly number[] = []) =>
  won.map((points, index): RoundContestant => ({
    id: id(index + 1),
    won: points,
    score: points + (before[index] ?? 0),
    streak: streaks[index] ?? 0
  }));
const trophy = (name: Trophy['name'], holder: number, value = 1): Trophy => ({ name, id: id(holder), value });

describe('[GAME-50] a round is won', () => {
  test('by most points in it, whoever leads', () => {
    expect(roundEndOf(room([300, 900, 100], [9_000, 0, 0]), [], [])).toMatchObject({
      winners: [id(2)],
      points: 900
    });
  });

  test('by all who are equal, unless they are more than half', () => {
    expect(roundEndOf(room([500, 500, 100, 0]), [], []).winners).toEqual([id(1), id(2)]);
    expect(roundEndOf(room([500, 500, 100]), [], []).winners).toEqual([]);
  });

  test('by nobody where nobody has a point, or is alone', () => {
    expect(roundEndOf(room([0, 0, 0]), [], []).winners).toEqual([]);
    expect(roundEndOf(room([500]), [], []).winners).toEqual([]);
  });
});

describe('[GAME-51] the trophy of a round', () => {
  test('is the fastest right answer where nothing else stands out', () => {
    const end = roundEndOf(room([1, 1, 1, 1]), [choice(0, 1, 1, 0), choice(1, 1, 0, 0)], []);
    expect(end.trophy).toEqual(trophy('fastestFinger', 1, 1_000));
  });

  test('goes to whoever has none yet, before anybody who has', () => {
    // 1 is fastest, 3 alone knew the second.
    const played = [choice(1, 1, 0, 0), choice(0, 0, 1, 2)];
    expect(roundEndOf(room([1, 1, 1, 1]), played, []).trophy).toMatchObject({ name: 'fastestFinger' });
    expect(roundEndOf(room([1, 1, 1, 1]), played, [trophy('loneWolf', 1)]).trophy).toEqual(
      trophy('onlyKnower', 3, 4)
    );
  });

  test('goes to somebody else than the winner of the round, then to the award that was given least', () => {
    const played = [choice(1, 1, 0, 0), choice(0, 0, 1, 2)];
    expect(roundEndOf(room([9, 1, 1, 1]), played, []).trophy).toMatchObject({ id: id(3) });
    const others = [trophy('fastestFinger', 4), trophy('fastestFinger', 4)];
    expect(roundEndOf(room([1, 1, 1, 1]), played, others).trophy).toEqual(trophy('onlyKnower', 3, 4));
  });

  test('is a climb by points over the round, and none in the first', () => {
    const climbed = roundEndOf(room([0, 0, 0, 500], [400, 300, 200, 100]), [], []);
    expect(climbed.trophy).toEqual(trophy('bestClimb', 4, 3));
    expect(roundEndOf(room([0, 0, 0, 500]), [], []).trophy).toBeUndefined();
  });

  test('is a streak, a guess, a wolf, or bravery', () => {
    expect(roundEndOf(room([0, 0, 0], [], [0, 3, 2]), [], []).trophy).toEqual(trophy('longestStreak', 2, 3));
    expect(
      roundEndOf(room([9, 0, 0, 0]), [guess(330, 900, 340, 0)], [trophy('fastestFinger', 1)]).trophy
    ).toEqual(trophy('closestGuess', 1));
    const wolf = [choice(0, 0, 2, 0), choice(0, 0, 3, 0)];
    expect(roundEndOf(room([0, 0, 0, 0]), wolf, [trophy('bravestWrong', 1)]).trophy).toEqual(
      trophy('loneWolf', 3, 2)
    );
    expect(roundEndOf(room([0, 0, 0, 0]), wolf.slice(1), []).trophy).toEqual(
      trophy('bravestWrong', 3, 3_000)
    );
  });

  test('is never one that more than half share, nor of fewer than three, nor of who is gone', () => {
    expect(roundEndOf(room([0, 0, 0], [], [3, 3, 0]), [], []).trophy).toBeUndefined();
    expect(roundEndOf(room([0, 0], [], [3, 0]), [], []).trophy).toBeUndefined();
    expect(roundEndOf(room([1, 1, 1]), [choice(0, 0, 0, 1)], []).trophy).toBeUndefined();
  });

  test('of equals in one award goes to whoever has none yet', () => {
    const end = roundEndOf(room([0, 0, 0, 0], [], [3, 3, 0, 0]), [], [trophy('loneWolf', 1)]);
    expect(end.trophy).toEqual(trophy('longestStreak', 2, 3));
  });
});
