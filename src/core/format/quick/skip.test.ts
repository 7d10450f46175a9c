import { expect, test } from 'vitest';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { PersonalViews } from '../../game/personal-view.ts';
import { initialState } from '../../game/state.ts';
import { evolve } from '../../game/evolve.ts';
import { SKIP_LEAD_MS } from './timing.ts';
import { viewFor } from '../../game/view-for.ts';

const threeItems = (rounds?: number[]) =>
  new TestGame(frozenQuiz([trueFalse(), trueFalse(), trueFalse()], {}, rounds));
const skip = (game: TestGame) => game.do({ type: 'skip', from: game.step });
const undo = (game: TestGame) => game.do({ type: 'undoSkip', from: game.step });
const offered = (game: TestGame) => viewFor(game.state, 'host').skip;

/** An open item, five seconds into it, with an answer. */
function answered(rounds?: number[]) {
  const game = threeItems(rounds);
  game.join(1);
  game.toOpen();
  game.pass(5_000);
  game.answer(1);
  return game;
}

test('[GAME-20] after a skip the next item opens five seconds later, and so long an undo is offered', () => {
  const game = answered();
  skip(game);
  expect(game.state.phase).toMatchObject({ name: 'itemIntro', item: 1, opensAt: game.now + 5_000 });
  expect(offered(game)).toEqual({ n: 1, until: game.now + 5_000 });
  expect(viewFor(game.state, 'display').skip).toEqual(offered(game));
  expect(viewFor(game.state, 'players')).not.toHaveProperty('skip');
  game.pass(SKIP_LEAD_MS);
  expect(game.step).toBe('open:1');
  expect(offered(game)).toBeUndefined();
  expect(undo(game)).toBe('notNow');
});

test('[GAME-20] an undo brings the item back as it was: its answers, and the time that was left', () => {
  const game = answered();
  const before = structuredClone(game.state.phase);
  skip(game);
  game.pass(3_210);
  undo(game);
  if (before.name !== 'open') throw new Error(before.name);
  expect(game.state.phase).toEqual({
    ...before,
    opensAt: before.opensAt + 3_210,
    closesAt: before.closesAt + 3_210
  });
  expect(game.state.outcomes.size).toBe(0);
  expect(new PersonalViews(game.state).of(game.player(1).id)?.answer).toMatchObject({ value: true });
  game.toLocked();
  game.next();
  expect(game.step).toBe('reveal:0');
  expect(game.contestant(1).rightCount).toBe(1);
});

test('[GAME-20] a skip can be taken back from wherever it led, and into the lock', () => {
  const game = answered([1, 2]);
  game.toLocked();
  skip(game);
  expect(game.step).toBe('roundIntro:1');
  undo(game);
  expect(game.state.phase).toEqual({ name: 'locked', item: 0 });

  const last = new TestGame(frozenQuiz([trueFalse()]));
  last.next();
  skip(last);
  expect(last.step).toBe('podium:3');
  undo(last);
  expect(last.step).toBe('itemIntro:0');
  skip(last);
  last.next();
  expect(undo(last)).toBe('ended');
});

test('[GAME-5] [GAME-20] an undo names the step: pressed twice or too late it takes nothing back', () => {
  const game = answered();
  skip(game);
  const from = game.step;
  game.do({ type: 'undoSkip', from });
  expect(game.do({ type: 'undoSkip', from })).toBe('stale');
  expect(game.do({ type: 'undoSkip', from: game.step })).toBe('notNow');
  expect(game.step).toBe('open:0');
});

test('[GAME-20] at the podium only the skip that led there is offered', () => {
  const game = new TestGame(frozenQuiz([trueFalse(), trueFalse()]));
  game.toOpen();
  skip(game);
  game.toOpen();
  game.toLocked();
  game.next();
  game.next();
  expect(game.step).toBe('podium:3');
  expect(offered(game)).toBeUndefined();
});

test('[GAME-20] of two skips in a row the last one is taken back', () => {
  const game = answered();
  skip(game);
  game.pass(1_000);
  skip(game);
  expect(game.step).toBe('itemIntro:2');
  undo(game);
  expect(game.step).toBe('itemIntro:1');
  expect(offered(game)).toBeUndefined();
});

test('[GAME-8] [GAME-20] a pause stops the clock of an undo too, and an undo is possible meanwhile', () => {
  const paused = answered();
  const before = structuredClone(paused.state.phase);
  skip(paused);
  paused.pass(1_000);
  paused.do({ type: 'pause' });
  paused.now += 60_000;
  undo(paused);
  paused.do({ type: 'resume' });
  if (before.name !== 'open') throw new Error(before.name);
  expect(paused.state.phase).toMatchObject({ name: 'open', closesAt: before.closesAt + 61_000 });

  const resumed = answered();
  skip(resumed);
  resumed.do({ type: 'pause' });
  resumed.now += 60_000;
  resumed.do({ type: 'resume' });
  expect(offered(resumed)).toEqual({ n: 1, until: resumed.now + SKIP_LEAD_MS });
});

test('[GAME-20] a skip that an earlier release stored stays one, and offers nothing', () => {
  const game = answered();
  skip(game);
  const again = initialState(game.state.sessionId, game.state.code, game.state.quiz);
  for (const event of game.events) {
    if (event.type !== 'itemSkipped') evolve(again, event);
    else evolve(again, { type: event.type, item: event.item, seq: event.seq });
  }
  expect(again.phase).toEqual(game.state.phase);
  expect(viewFor(again, 'host')).toMatchObject({ skipped: [0] });
  expect(viewFor(again, 'host')).not.toHaveProperty('skip');
});
