import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contestantId, frozenQuiz, singleChoice } from '../quiz/quiz.fixture.ts';
import { eveningOf, type Said } from './evening.fixture.ts';
import { rankCourses } from './rank-course.ts';

const quizOf = (items: number, breakTiesByTime = false) =>
  frozenQuiz(
    Array.from({ length: items }, () => singleChoice()),
    { scoring: 'flat', breakTiesByTime }
  );

test('[RESULTS-1] ranks after each item, equals together', () => {
  const said: Said[][] = [
    [
      [1, 0],
      [1, 0],
      [0, 0]
    ],
    [[0, 0], [1, 0], undefined],
    [undefined, [0, 0], [1, 0]]
  ];
  const courses = rankCourses(eveningOf(quizOf(3), 3, said));
  expect([1, 2, 3].map((number) => courses.get(contestantId(number)))).toEqual([
    [1, 2, 2],
    [1, 1, 1],
    [3, 3, 2]
  ]);
});

test('[RESULTS-1] nobody has a course of an evening without items, and nobody is forgotten', () => {
  expect([...rankCourses(eveningOf(quizOf(0), 2, [])).values()]).toEqual([[], []]);
});

test('[RESULTS-1] [SCORING-3] the last rank is the one on the scoreboard, and ranks are those of a competition', () => {
  const answer: fc.Arbitrary<Said> = fc.option(fc.tuple(fc.nat(3), fc.constantFrom(0, 1_000, 9_000)), {
    nil: undefined
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(answer, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (said, breakTies) => {
        const evening = eveningOf(quizOf(said.length, breakTies), 5, said);
        const courses = rankCourses(evening);
        for (const { id, rank } of evening.rows) expect(courses.get(id)?.at(-1)).toBe(rank);
        for (let item = 0; item < said.length; item++) {
          const ranks = [...courses.values()].map((course) => course[item] ?? 0);
          for (const rank of ranks) expect(ranks.filter((other) => other < rank)).toHaveLength(rank - 1);
        }
      }
    )
  );
});
