import { describe, expect, test } from 'vitest';
import { frozenQuiz, playerId, singleChoice, typedAnswer } from '../quiz/quiz.fixture.ts';
import { evolve } from './evolve.ts';
import { SESSION, TestGame } from './game.fixture.ts';
import { initialState } from './state.ts';
import { viewFor } from './view-for.ts';

const playItem = (game: TestGame, ...right: readonly boolean[]) => {
  game.toOpen();
  right.forEach((isRight, index) => game.answer(index + 1, isRight ? {} : { value: 0 }));
  game.toLocked();
  game.next();
};

describe('living through events', () => {
  test('[GAME-1] a changed answer, stored only at its last change, replays to the same chart', () => {
    const game = new TestGame(frozenQuiz([typedAnswer()], { answerChange: true }));
    game.join(1);
    game.join(2);
    game.toOpen();
    game.answer(1, { value: 'London!', commandId: 'a', revision: 0 });
    game.answer(2, { value: 'london', commandId: 'b', revision: 0 });
    game.answer(1, { value: 'LONDON', commandId: 'c', revision: 1 });
    game.toLocked();
    game.next();
    const again = initialState(SESSION, 'ABCDE', game.state.quiz);
    for (const event of game.events)
      if (event.type !== 'answerAccepted' || event.commandId !== 'a') evolve(again, event);
    expect(viewFor(again, 'display')).toEqual(viewFor(game.state, 'display'));
    expect(viewFor(again, 'display').summary?.bars[1]).toEqual({ label: 'london', count: 2, right: false });
  });

  test('[SCORING-6] streaks grow with right answers, end with wrong and missing ones, and outlive a skip', () => {
    const game = new TestGame(frozenQuiz([0, 1, 2, 3, 4].map(() => singleChoice())));
    game.join(1);
    game.join(2);
    playItem(game, true, true);
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    playItem(game, true, false);
    expect(game.contestant(1)).toMatchObject({ streak: 2, bestStreak: 2 });
    expect(game.contestant(2)).toMatchObject({ streak: 0, bestStreak: 1 });
    playItem(game);
    expect(game.contestant(1)).toMatchObject({ streak: 0, bestStreak: 2 });
    playItem(game, true);
    expect(game.contestant(1)).toMatchObject({ streak: 1, bestStreak: 2, rightCount: 3 });
  });

  test('[SCORING-3] points arrive at the reveal, not before', () => {
    const game = new TestGame(frozenQuiz([singleChoice()]));
    game.join(1);
    game.toOpen();
    game.answer(1);
    game.toLocked();
    expect(game.contestant(1).score).toBe(0);
    game.next();
    expect(game.contestant(1).score).toBe(1_000);
  });

  test('the rank before the last reveal is kept, to show who climbed', () => {
    const game = new TestGame(frozenQuiz([singleChoice(), singleChoice()]));
    game.join(1);
    game.join(2);
    playItem(game, false, true);
    playItem(game, true, false);
    expect(game.contestant(1).rankBefore).toBe(2);
    expect(game.contestant(2).rankBefore).toBe(1);
  });

  test('[GAME-1] an event about somebody unknown changes nothing but the number', () => {
    const game = new TestGame(frozenQuiz([]));
    evolve(game.state, { type: 'playerKicked', playerId: playerId(9), seq: 1 });
    expect(game.state).toEqual({ ...initialState(SESSION, 'ABCDE', game.state.quiz), seq: 1 });
  });
});
