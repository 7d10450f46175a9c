import { expect, test } from 'vitest';
import {
  contestantId,
  frozenQuiz,
  itemId,
  numberEstimate,
  playerId,
  trueFalse
} from '#core/quiz/quiz.fixture.ts';
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
    revealed: new Set([0, 1]),
    // Removed players are nobody's closest.
    kicked: new Set([playerId(3)])
  });
  expect(questions.map(({ closest, fastest }) => ({ closest, fastest }))).toEqual([
    { closest: { name: 'Player 2', off: 3.5 }, fastest: undefined },
    { closest: undefined, fastest: { name: 'Player 2', tapMs: 800 } }
  ]);
});
