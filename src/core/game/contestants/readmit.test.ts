import { expect, test } from 'vitest';
import { frozenQuiz, playerId, singleChoice } from '../../quiz/quiz.fixture.ts';
import { answerCounts } from '../answer-counts.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { standings } from './standings.ts';

function game(players: number, from?: string): TestGame {
  const game = new TestGame(frozenQuiz([singleChoice(), singleChoice()]));
  for (let number = 1; number <= players; number++) game.knock(number, from);
  return game;
}
const order = (game: TestGame, type: 'kick' | 'kickTogether' | 'readmit', number: number) =>
  game.do({ type, playerId: playerId(number) });
const isOut = (game: TestGame, players: number) =>
  Array.from({ length: players }, (_, index) => game.player(index + 1).kicked);

test('[GAME-33] who is given back has name, face, points and answers, and comes back with the same credential', () => {
  const party = game(2);
  party.toOpen();
  party.answer(1);
  party.toLocked();
  party.next();
  const before = new PersonalViews(party.state).of(playerId(1));
  expect(before?.score).toBeGreaterThan(0);
  order(party, 'kick', 1);
  expect(party.knock(1)).toBe('kicked');
  expect(order(party, 'readmit', 1)).toEqual([{ type: 'playerReadmitted', playerId: playerId(1) }]);
  expect(new PersonalViews(party.state).of(playerId(1))).toEqual(before);
  expect(standings(party.state)).toHaveLength(2);
  expect(party.knock(1)).toEqual([]);
});

test('[GAME-33] what was revealed meanwhile counts as for everybody else', () => {
  const party = game(2);
  party.toOpen();
  party.answer(1);
  order(party, 'kick', 1);
  expect(answerCounts(party.state)).toMatchObject({ answered: 0, of: 1 });
  party.toLocked();
  party.next();
  order(party, 'readmit', 1);
  expect(party.contestant(1).score).toBeGreaterThan(0);
  expect(answerCounts(party.state)).toMatchObject({ answered: 1, of: 2 });
});

test('[GAME-33] a removal of several is taken back as one, and nobody comes back by it who went by another', () => {
  const party = game(4, 'pub');
  order(party, 'kick', 3);
  order(party, 'kickTogether', 1);
  expect(isOut(party, 4)).toEqual([true, true, true, true]);
  expect(order(party, 'readmit', 4)).toHaveLength(3);
  expect(isOut(party, 4)).toEqual([false, false, true, false]);
  order(party, 'readmit', 3);
  expect(isOut(party, 4)).toEqual([false, false, false, false]);
  // A removal that follows is one of its own.
  order(party, 'kick', 1);
  order(party, 'kick', 2);
  order(party, 'readmit', 1);
  expect(isOut(party, 4)).toEqual([false, true, false, false]);
});

test('[GAME-33] nobody is given back who was not removed, or for whom there is no place', () => {
  const party = game(2);
  party.maxPlayers = 2;
  expect(order(party, 'readmit', 1)).toEqual([]);
  expect(order(party, 'readmit', 9)).toBe('unknownPlayer');
  order(party, 'kick', 1);
  party.join(3);
  expect(order(party, 'readmit', 1)).toBe('roomFull');
  order(party, 'kick', 3);
  expect(order(party, 'readmit', 1)).toHaveLength(1);
});
