import { expect, test } from 'vitest';
import type { Score } from './score-item.ts';
import { withTeams } from './team-score.ts';

const score = (points: number, grade = points > 0 ? 1 : 0): Score => ({ grade, right: grade >= 0.5, points });
const answers = new Map([
  ['ann', { tapMs: 1_000, team: 'foxes' }],
  ['bob', { tapMs: 2_000, team: 'foxes' }],
  ['cy', { tapMs: 4_001, team: 'foxes' }],
  ['dee', { tapMs: 500 }]
]);
const scores = new Map([
  ['ann', score(0)],
  ['bob', score(900)],
  ['cy', score(901)],
  ['dee', score(70)]
]);

test.each([
  ['best', 901, true, 4_001],
  ['average', 600, true, 2_334],
  ['sum', 1_801, true, 2_334]
] as const)('[GAME-75] of its members’ answers a team gets the %s', (how, points, right, tapMs) => {
  const rows = withTeams(answers, scores, how);
  expect(rows.scores.get('foxes')).toMatchObject({ points, right });
  expect(rows.answers.get('foxes')).toEqual({ tapMs });
  // Members and who plays alone keep theirs.
  expect(rows.scores.get('ann')?.points).toBe(0);
  expect(rows.scores.get('dee')?.points).toBe(70);
  expect(rows.answers.has('dee')).toBe(true);
});

test('[GAME-75] half a point more is a point more, also below nought; most of a team wrong is wrong', () => {
  const two = new Map([
    ['a', { tapMs: 1, team: 't' }],
    ['b', { tapMs: 2, team: 't' }]
  ]);
  const average = (a: number, b: number) =>
    withTeams(two, new Map([['a', score(a, 0.4)], ['b', score(b, 0)]]), 'average').scores.get('t'); // prettier-ignore
  expect(average(1, 2)).toMatchObject({ points: 2, right: false });
  expect(average(-1, -2)?.points).toBe(-1);
});

test('[GAME-75] of two best the fastest counts, and without teams nothing is another', () => {
  const equal = new Map([...scores].map(([id]) => [id, score(10)]));
  expect(withTeams(answers, equal, 'best').answers.get('foxes')).toEqual({ tapMs: 1_000 });
  expect(withTeams(answers, scores, undefined)).toEqual({ answers, scores });
});
