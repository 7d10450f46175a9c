import { expect, test } from 'vitest';
import {
  contestantId,
  frozenQuiz,
  itemId,
  numberEstimate,
  playerId,
  trueFalse,
  typedAnswer
} from '#core/quiz/quiz.fixture.ts';
import { marksAfter } from '#core/game/marks/marks.ts';
import { resultRows } from './export-results.ts';
import { computeResults } from './results.ts';

test('[QUESTION-15] the results name the closest of an estimate and the fastest right one of other questions', () => {
  const players = [1, 2, 3].map((number) => ({
    id: playerId(number),
    name: `Player ${String(number)}`,
    avatar: '🦊'
  }));
  const answer = (item: number, player: number, value: number | boolean, tapMs: number) => ({
    itemId: itemId(item),
    contestantId: contestantId(player),
    value,
    tapMs
  });
  const { questions } = computeResults({
    quiz: frozenQuiz([numberEstimate(), trueFalse()]),
    players,
    answers: [
      answer(0, 1, 300, 100),
      answer(0, 2, 333.5, 9_000),
      answer(0, 3, 330, 50),
      answer(1, 1, true, 900),
      answer(1, 2, true, 800),
      answer(1, 3, true, 1)
    ],
    marks: new Map(),
    revealed: new Set([0, 1]),
    // Removed players are nobody's closest.
    kicked: new Set([playerId(3)])
  });
  expect(questions.map(({ closest, fastest }) => ({ closest, fastest }))).toEqual([
    { closest: { name: 'Player 2', avatar: '🦊', off: 3.5 }, fastest: undefined },
    { closest: undefined, fastest: { name: 'Player 2', avatar: '🦊', tapMs: 800 } }
  ]);
});

test('[SCORING-11] results, charts and exports count what was marked', () => {
  const quiz = frozenQuiz([typedAnswer()], { scoring: 'flat' });
  const players = [1, 2].map((number) => ({
    id: playerId(number),
    name: `Player ${String(number)}`,
    avatar: '🦊'
  }));
  const answer = (player: number, value: string) => ({
    itemId: itemId(0),
    contestantId: contestantId(player),
    value,
    tapMs: 100
  });
  const mark = { itemId: itemId(0), by: 'host', at: 1 } as const;
  const results = computeResults({
    quiz,
    players,
    answers: [answer(1, 'Lyon'), answer(2, 'Nice')],
    marks: marksAfter(quiz, [
      { ...mark, type: 'answersMarked', value: 'LYON', grade: 0.5 },
      { ...mark, type: 'answersMarked', value: 'Nice', grade: 1 },
      { ...mark, type: 'markTakenBack', value: 'Nice' }
    ]),
    revealed: new Set([0]),
    kicked: new Set()
  });
  expect(results.rows.map(({ name, score, right }) => [name, score, right])).toEqual([
    ['Player 1', 500, 1],
    ['Player 2', 0, 0]
  ]);
  expect(results.questions[0]?.summary.bars).toEqual([
    { label: 'Paris', count: 0, right: true },
    { label: 'Lyon', count: 1, right: true },
    { label: 'Nice', count: 1, right: false }
  ]);
  const lines = resultRows({ ...results, quiz } as never);
  expect(lines.slice(1).map((line) => line.slice(2))).toEqual([
    [500, 1, 'Lyon', 500],
    [0, 0, 'Nice', 0]
  ]);
});
