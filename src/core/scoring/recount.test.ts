import { describe, expect, test } from 'vitest';
import { contestantId, frozenQuiz, itemId, singleChoice } from '../quiz/quiz.fixture.ts';
import { recount, type CountedAnswer } from './recount.ts';

const quiz = frozenQuiz(
  [0, 1, 2, 3].map(() => singleChoice()),
  { scoring: 'flat' }
);
const answer = (item: number, player: number, right: boolean): CountedAnswer => ({
  itemId: itemId(item),
  contestantId: contestantId(player),
  value: right ? 1 : 0,
  tapMs: 1_000
});
const [ann, bob] = [contestantId(1), contestantId(2)];
const all = new Set([0, 1, 2, 3].map(itemId));

describe('recounting', () => {
  test('[SCORING-3] only revealed items count', () => {
    const answers = [answer(0, 1, true), answer(1, 1, true), answer(0, 2, false)];
    expect(recount(quiz, [ann, bob], answers, new Set([itemId(0)])).tallies).toEqual(
      new Map([
        [ann, { score: 1_000, totalTapMs: 1_000, rightCount: 1, streak: 1, bestStreak: 1 }],
        [bob, { score: 0, totalTapMs: 1_000, rightCount: 0, streak: 0, bestStreak: 0 }]
      ])
    );
  });

  test('[SCORING-6] a wrong or missing answer ends a streak', () => {
    const wrong = [answer(0, 1, true), answer(1, 1, true), answer(2, 1, false), answer(3, 1, true)];
    expect(recount(quiz, [ann], wrong, all).tallies.get(ann)?.bestStreak).toBe(2);
    const missing = [answer(0, 1, true), answer(2, 1, true), answer(3, 1, true)];
    expect(recount(quiz, [ann], missing, all).tallies.get(ann)?.bestStreak).toBe(2);
  });

  test('[SCORING-6] a skipped item neither ends nor lengthens a streak', () => {
    const answers = [0, 1, 2, 3].map((item) => answer(item, 1, true));
    const revealed = new Set([0, 1, 3].map(itemId));
    expect(recount(quiz, [ann], answers, revealed).tallies.get(ann)).toMatchObject({
      bestStreak: 3,
      score: 3_000
    });
  });

  test('[SCORING-3] who never answered has a row, and answers of strangers count for nobody', () => {
    const { tallies } = recount(quiz, [bob], [answer(0, 1, true)], all);
    expect([...tallies]).toEqual([
      [bob, { score: 0, totalTapMs: 0, rightCount: 0, streak: 0, bestStreak: 0 }]
    ]);
  });

  test('an answer to an item that the quiz does not have is left out', () => {
    const { scored } = recount(quiz, [ann], [answer(9, 1, true), answer(0, 1, true)], new Set([itemId(0)]));
    expect([...scored].map(([item, rows]) => [item, [...rows.values()]])).toEqual([
      [itemId(0), [{ ...answer(0, 1, true), grade: 1, right: true, points: 1_000 }]]
    ]);
  });
});
