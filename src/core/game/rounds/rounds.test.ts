import { describe, expect, test } from 'vitest';
import { frozenQuiz, itemId, playerId, singleChoice } from '../../quiz/quiz.fixture.ts';
import { SESSION, TestGame } from '../game.fixture.ts';
import { replay } from '../replay.ts';
import { initialState } from '../state.ts';
import { viewFor } from '../view-for.ts';

/** Two rounds of two, of which the first is over: 1 knew both, 2 alone gave a wrong answer twice, 3 and 4 knew one. */
function afterFirstRound(rounds = [2, 2]): TestGame {
  const game = new TestGame(
    frozenQuiz(
      [0, 1, 2, 3].map(() => singleChoice()),
      { scoring: 'flat' },
      rounds
    )
  );
  for (const number of [1, 2, 3, 4]) game.join(number);
  for (const said of [
    [1, 0, 1, 1],
    [1, 3, 2, 2]
  ]) {
    game.toOpen();
    said.forEach((value, index) => game.answer(index + 1, { value }));
    game.toLocked();
    game.next();
    game.next();
  }
  return game;
}
const told = (game: TestGame) => viewFor(game.state, 'display').roundEnd;

describe('the end of a round', () => {
  test('[GAME-50] [GAME-51] names the winner and gives a trophy, to display and host', () => {
    const game = afterFirstRound();
    expect(game.step).toBe('scoreboard:1');
    expect(told(game)).toEqual({
      winners: [{ name: 'Player 1', avatar: '🦊' }],
      points: 2_000,
      trophy: { name: 'Player 2', avatar: '🦊', award: 'loneWolf', value: 2 }
    });
    expect(viewFor(game.state, 'host').roundEnd).toEqual(told(game));
    expect(viewFor(game.state, 'players')).not.toHaveProperty('roundEnd');
  });

  test('[GAME-50] tells nothing within a round, nor where there is only one', () => {
    expect(told(afterFirstRound([3, 1]))).toBeUndefined();
    expect(told(afterFirstRound([4]))).toBeUndefined();
  });

  test('[GAME-50] names nobody who was removed since', () => {
    const game = afterFirstRound();
    game.do({ type: 'kick', playerId: playerId(1) });
    expect(told(game)).toMatchObject({ winners: [], trophy: { name: 'Player 2' } });
    game.do({ type: 'kick', playerId: playerId(2) });
    expect(told(game)).toBeUndefined();
  });

  test('[GAME-50] follows a mark while the board stands', () => {
    const game = afterFirstRound();
    for (const number of [0, 1]) {
      game.do({ type: 'mark', itemId: itemId(number), value: 1, grade: 0 });
      game.do({ type: 'mark', itemId: itemId(number), value: number === 0 ? 0 : 3, grade: 1 });
    }
    expect(told(game)).toMatchObject({ winners: [{ name: 'Player 2' }], points: 2_000 });
  });

  test('[GAME-1] [GAME-50] is the same after a replay', () => {
    const game = afterFirstRound();
    const again = replay(initialState(SESSION, 'ABCDE', game.state.quiz), game.events);
    expect(viewFor(again, 'display').roundEnd).toEqual(told(game));
  });
});
