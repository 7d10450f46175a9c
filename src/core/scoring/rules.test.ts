import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contestantId,
  frozenQuiz,
  itemId,
  multipleChoice,
  numberEstimate,
  singleChoice
} from '../quiz/quiz.fixture.ts';
import { asId, type ContestantId, type RoundId } from '../ids.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { recount, type CountedAnswer } from './recount.ts';
import { scoreItem } from './score-item.ts';
import { scoringRules } from './scoring-rules.ts';
import { plainRules, type ScoringSettings } from './scoring-settings.ts';
import { NO_STAKES } from './stakes.ts';

const rules = (part: Partial<ScoringSettings>): ScoringSettings => ({
  ...plainRules,
  scoring: 'flat',
  ...part
});
const given = (...answers: [value: number | readonly number[], tapMs: number][]) =>
  new Map(answers.map(([value, tapMs], index) => [index, { value: value as number, tapMs }]));
const pointsOf = (...all: Parameters<typeof scoreItem<number>>) =>
  [...scoreItem(...all).values()].map(({ points }) => points);

describe('rules of an item', () => {
  const question = singleChoice();

  test('[SCORING-18] the three fastest who are right get more', () => {
    const answers = given([1, 900], [0, 100], [1, 300], [1, 700], [1, 500]);
    expect(pointsOf({ question }, rules({ scoring: 'podium' }), answers)).toEqual([
      1_000, 0, 1_300, 1_100, 1_200
    ]);
  });

  test('[SCORING-18] equally fast ones get the same, and take a place each', () => {
    const answers = given([1, 300], [1, 300], [1, 400], [1, 500]);
    expect(pointsOf({ question }, rules({ scoring: 'podium' }), answers)).toEqual([
      1_300, 1_300, 1_100, 1_000
    ]);
  });

  test('[SCORING-19] the nearest guesses are right, and nobody else', () => {
    const guesses = given([300, 0], [360, 0], [900, 0]);
    const scores = [
      ...scoreItem({ question: numberEstimate() }, rules({ scoring: 'nearest' }), guesses).values()
    ];
    expect(scores.map(({ right, points }) => [right, points])).toEqual([
      [true, 1_000],
      [true, 1_000],
      [false, 0]
    ]);
  });

  test('[SCORING-19] a mark takes a guess out of it, and other questions are flat', () => {
    const marks = new Map([['300', { grade: 0 }]]);
    const guesses = given([300, 0], [400, 0], [900, 0]);
    const nearest = rules({ scoring: 'nearest' });
    expect(pointsOf({ question: numberEstimate() }, nearest, guesses, marks)).toEqual([0, 1_000, 0]);
    expect(pointsOf({ question }, nearest, given([1, 0], [0, 0]))).toEqual([1_000, 0]);
  });

  test('[SCORING-20] without partial credit half right is wrong, but for a mark', () => {
    const near = given([355, 0], [330, 0]);
    const all = rules({ partialCredit: 'none' });
    expect(pointsOf({ question: numberEstimate() }, rules({}), near)).toEqual([750, 1_000]);
    expect(pointsOf({ question: numberEstimate() }, all, near)).toEqual([0, 1_000]);
    const marks = new Map([['355', { grade: 0.5 }]]);
    expect(pointsOf({ question: numberEstimate() }, all, near, marks)).toEqual([500, 1_000]);
  });

  test('[SCORING-20] where parts count, each right option brings its part, and each wrong one takes one', () => {
    const ticked = given([[0], 0], [[0, 1], 0], [[0, 2], 0], [[0, 1, 2, 3], 0], [[1], 0], [[0, 1, 2], 0]);
    const parts = rules({ partialCredit: 'parts' });
    expect(pointsOf({ question: multipleChoice() }, parts, ticked)).toEqual([500, 0, 1_000, 0, 0, 500]);
    expect(pointsOf({ question: multipleChoice() }, rules({}), ticked)).toEqual([0, 0, 1_000, 0, 0, 0]);
  });

  test('[SCORING-21] a wrong answer costs its part, and not being the nearest costs nothing', () => {
    const answers = given([1, 0], [0, 0]);
    expect(pointsOf({ question }, rules({ penalty: 25 }), answers)).toEqual([1_000, -250]);
    expect(pointsOf({ question: singleChoice({ points: 1 }) }, rules({ penalty: 50 }), answers)).toEqual([
      1, -1
    ]);
    const guesses = given([330, 0], [9_000, 0]);
    expect(
      pointsOf({ question: numberEstimate() }, rules({ penalty: 100, scoring: 'nearest' }), guesses)
    ).toEqual([1_000, 0]);
  });

  test('[SCORING-23] double doubles gains and costs', () => {
    expect(pointsOf({ question }, rules({ double: true, penalty: 50 }), given([1, 0], [0, 0]))).toEqual([
      2_000, -1_000
    ]);
  });
});

const [ann, bob] = [contestantId(1), contestantId(2)];
const tallied = (quiz: FrozenQuiz, right: readonly boolean[], counted: Parameters<typeof recount>[5]) => {
  const answers: CountedAnswer[] = right.map((isRight, item) => ({
    itemId: itemId(item),
    contestantId: ann,
    value: isRight ? 1 : 0,
    tapMs: 0
  }));
  const { tallies } = recount(
    quiz,
    [ann, bob],
    answers,
    new Set(quiz.items.map(({ id }) => id)),
    new Map(),
    counted
  );
  return [ann, bob].map((id) => tallies.get(id)?.score);
};
const flat = (questions: number, settings: object = {}, sizes?: readonly number[]) =>
  frozenQuiz(
    Array.from({ length: questions }, () => singleChoice()),
    { scoring: 'flat', ...settings },
    sizes
  );
const nothing = { stakes: NO_STAKES, settled: new Set<number>() };

describe('what looks beyond an item', () => {
  test('[SCORING-22] a streak brings more and more, up to five times', () => {
    const rows = [true, true, true, true, true, true, true, true];
    // 0, 10, 20, 30, 40, 50, 50, 50 %
    expect(tallied(flat(8, { streakBonus: 10 }), rows, nothing)).toEqual([8_000 + 2_500, 0]);
    expect(tallied(flat(3, { streakBonus: 20 }), [true, false, true], nothing)).toEqual([2_000, 0]);
    expect(tallied(flat(2, { streakBonus: 20, double: true }), [true, true], nothing)).toEqual([4_400, 0]);
  });

  test('[SCORING-24] a joker counts once its round is over', () => {
    const quiz = flat(2, { joker: true }, [1, 1]);
    const stakes = { jokers: new Map([[ann, 1]]), wagers: new Map() };
    expect(tallied(quiz, [true, true], { stakes, settled: new Set([0]) })).toEqual([2_000, 0]);
    expect(tallied(quiz, [true, true], { stakes, settled: new Set([0, 1]) })).toEqual([3_000, 0]);
  });

  test('[SCORING-26] what is granted counts beside everything', () => {
    const granted = new Map([
      [ann, -300],
      [bob, 250]
    ]);
    expect(tallied(flat(1), [true], { ...nothing, granted })).toEqual([700, 250]);
  });
});

/** The rules of an evening written down a second time, contestant by contestant and from the page: SPEC [SCORING-20] to [SCORING-26]. */
function byHand(
  quiz: FrozenQuiz,
  id: ContestantId,
  right: readonly (boolean | undefined)[],
  stakes: typeof NO_STAKES
) {
  let [score, streak] = [0, 0];
  const rounds = quiz.rounds.map(() => [0, 0, 0]);
  quiz.items.forEach((item, index) => {
    if (item.sort !== 'question') return;
    const said = right[index];
    const { penalty, streakBonus, double, wager } = { ...quiz.settings, ...quiz.rounds[item.round]?.rules };
    streak = said ? streak + 1 : 0;
    let won = 0;
    if (said)
      won =
        item.question.points +
        Math.round((item.question.points * streakBonus * Math.min(streak - 1, 5)) / 100);
    else if (said === false) won = -Math.round((item.question.points * penalty) / 100);
    if (double) won *= 2;
    const sum = rounds[item.round];
    if (sum) {
      sum[0] = (sum[0] ?? 0) + won;
      sum[1] = (sum[1] ?? 0) + (said ? 1 : 0);
      sum[2] = (sum[2] ?? 0) + 1;
    }
    const bet = stakes.wagers.get(item.id)?.get(id) ?? 0;
    if (wager === 'question') won += said ? bet : -bet;
    score += won;
  });
  rounds.forEach(([won = 0, had = 0, asked = 0], round) => {
    if (stakes.jokers.get(id) === round && won > 0) score += won;
    const { wager } = { ...quiz.settings, ...quiz.rounds[round]?.rules };
    const bet = stakes.wagers.get(quiz.rounds[round]?.id ?? asId<RoundId>(''))?.get(id) ?? 0;
    if (wager === 'round' && asked > 0) score += had >= asked / 2 ? bet : -bet;
  });
  return score;
}

test('[SCORING-26] every rule with every other comes to what counting by hand comes to', () => {
  const own = {
    penalty: fc.constantFrom<ScoringSettings['penalty']>(0, 25, 50, 100),
    streakBonus: fc.constantFrom<ScoringSettings['streakBonus']>(0, 10, 20),
    double: fc.boolean(),
    wager: fc.constantFrom<ScoringSettings['wager']>('none', 'question', 'round')
  };
  const evening = fc.record({
    settings: fc.record(own),
    second: fc.record(own, { requiredKeys: [] }),
    points: fc.array(fc.nat(10_000), { minLength: 2, maxLength: 8 }),
    right: fc.array(fc.constantFrom(true, true, false, undefined), { minLength: 8, maxLength: 8 }),
    bets: fc.array(fc.nat(5_000), { minLength: 10, maxLength: 10 }),
    joker: fc.constantFrom(undefined, 0, 1)
  });
  fc.assert(
    fc.property(evening, ({ settings, second, points, right, bets, joker }) => {
      const questions = points.map((each) => singleChoice({ points: each }));
      const made = frozenQuiz(questions, { scoring: 'flat', ...settings, joker: true }, [
        1,
        points.length - 1
      ]);
      const quiz = {
        ...made,
        rounds: made.rounds.map((round, index) => (index === 1 ? { ...round, rules: second } : round))
      };
      const stakes = {
        jokers: new Map(joker === undefined ? [] : [[ann, joker]]),
        wagers: new Map(
          [...quiz.items.map(({ id }) => id), ...quiz.rounds.map(({ id }) => id)].map((id, index) => [
            id,
            new Map([[ann, bets[index] ?? 0]])
          ])
        )
      };
      const answers = quiz.items.flatMap(({ id }, index): CountedAnswer[] =>
        right[index] === undefined
          ? []
          : [{ itemId: id, contestantId: ann, value: right[index] ? 1 : 0, tapMs: 0 }]
      );
      const revealed = new Set(quiz.items.map(({ id }) => id));
      const counted = { stakes, settled: new Set([0, 1]) };
      const { tallies } = recount(quiz, [ann], answers, revealed, new Map(), counted);
      expect(tallies.get(ann)?.score).toBe(byHand(quiz, ann, right, stakes));
    }),
    { numRuns: 500 }
  );
});

test('[SCORING-18] whatever the rule, points are integers, and nobody who is right gets less than who is wrong', () => {
  const answer = fc.record({ grade: fc.constantFrom(0, 1), tapMs: fc.nat(20_000) });
  fc.assert(
    fc.property(
      fc.array(answer, { maxLength: 8 }),
      fc.nat(10_000),
      fc.constantFrom(...Object.values(scoringRules)),
      (answers, points, rule) => {
        const shares = rule({ points, timeLimitMs: 20_000 }, answers);
        expect(shares.every(Number.isInteger)).toBe(true);
        const of = (part: number) => shares.filter((_, index) => answers[index]?.grade === part);
        expect(Math.min(...of(1), Infinity)).toBeGreaterThanOrEqual(Math.max(...of(0), 0));
      }
    )
  );
});
