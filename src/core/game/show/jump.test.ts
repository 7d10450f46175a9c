import { expect, test } from 'vitest';
import { frozenQuiz, itemId, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { viewFor } from '../view-for.ts';

const four = (rounds?: number[]) => {
  const game = new TestGame(
    frozenQuiz([trueFalse(), trueFalse(), trueFalse(), trueFalse()], { scoring: 'flat' }, rounds)
  );
  game.join(1);
  return game;
};
const jump = (game: TestGame, item: number) =>
  game.do({ type: 'jump', from: game.step, itemId: itemId(item) });
/** From where the show is through the next question to its reveal. */
const reveal = (game: TestGame, isRight = true) => {
  game.toOpen();
  game.answer(1, { value: isRight });
  game.toLocked();
  game.next();
};
/** The items that the button reveals from here on. */
const rest = (game: TestGame) => {
  const items: number[] = [];
  for (let steps = 0; game.state.phase.name !== 'podium' && steps < 40; steps++) {
    const { phase } = game.state;
    if (phase.name === 'itemIntro') game.pass(phase.opensAt - game.now);
    else if (phase.name === 'open') game.toLocked();
    else game.next();
    if (game.state.phase.name === 'reveal') items.push(game.state.phase.item);
  }
  return items;
};

test('[GAME-35] the show goes on behind the item that was picked, and what was jumped over can be picked later', () => {
  const game = four();
  expect(jump(game, 1)).toMatchObject([{ type: 'itemAnnounced', item: 1 }]);
  reveal(game);
  expect(viewFor(game.state, 'host').played).toEqual([1]);
  expect(jump(game, 3)).toHaveLength(1);
  reveal(game);
  // Nothing is left behind it: from here the button leads to the podium.
  expect(jump(game, 0)).toHaveLength(1);
  expect(rest(game)).toEqual([0, 2]);
  expect(game.step).toMatch(/^podium/);
});

test('[GAME-35] nothing is played twice, and what waits for somebody is not left', () => {
  const game = four();
  game.next();
  expect(jump(game, 2)).toBe('notNow');
  game.toOpen();
  expect(jump(game, 2)).toBe('notNow');
  game.toLocked();
  expect(jump(game, 2)).toBe('notNow');
  game.next();
  expect(jump(game, 0)).toBe('notNow');
  expect(jump(game, 9)).toBe('notNow');
  expect(game.do({ type: 'jump', from: 'lobby', itemId: itemId(2) })).toBe('stale');
  game.next();
  expect(jump(game, 2)).toHaveLength(1);
});

test('[GAME-35] another round is introduced; from its introduction the host may think again', () => {
  const game = four([2, 2]);
  expect(jump(game, 3)).toEqual([{ type: 'roundIntroduced', round: 1, item: 3 }]);
  expect(jump(game, 2)).toMatchObject([{ type: 'itemAnnounced', item: 2 }]);
  reveal(game);
  game.next();
  expect(viewFor(game.state, 'display').isRoundOver).toBeUndefined();
  expect(jump(game, 1)).toEqual([{ type: 'roundIntroduced', round: 0, item: 1 }]);
  reveal(game);
  game.next();
  expect(viewFor(game.state, 'display').isRoundOver).toBe(true);
  game.next();
  // The round that was begun goes on with what is left of it.
  expect(game.state.phase).toEqual({ name: 'roundIntro', round: 1, item: 3 });
});

test('[GAME-32] [GAME-35] no scoreboard follows when no question is left behind', () => {
  const game = four();
  jump(game, 3);
  reveal(game);
  game.next();
  expect(game.step).toMatch(/^podium/);
});

test('[GAME-20] [GAME-35] a skip after a jump is taken back, and the item that it led to comes again', () => {
  const game = four();
  jump(game, 1);
  reveal(game);
  jump(game, 0);
  game.toOpen();
  game.do({ type: 'skip', from: game.step });
  expect(game.step).toBe('itemIntro:2');
  game.do({ type: 'undoSkip', from: game.step });
  expect(game.step).toBe('open:0');
  expect(viewFor(game.state, 'host').played).toEqual([0, 1]);
  expect(rest(game)).toEqual([0, 2, 3]);
});

test('[SCORING-6] [GAME-35] a streak is counted in the order of the reveals', () => {
  const game = four();
  jump(game, 2);
  reveal(game);
  jump(game, 3);
  reveal(game);
  jump(game, 0);
  reveal(game, false);
  jump(game, 1);
  reveal(game);
  expect(game.contestant(1)).toMatchObject({ streak: 1, bestStreak: 2 });
});
