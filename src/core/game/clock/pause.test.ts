import { describe, expect, test } from 'vitest';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { LEAD_MS } from '../../format/quick/timing.ts';
import { GRACE_MS } from '#core/game/clock/tap.ts';

const open = () => {
  const game = new TestGame(frozenQuiz([trueFalse(), trueFalse()]));
  game.join(1);
  game.join(2);
  game.toOpen();
  return game;
};
const timesOf = ({ state: { phase } }: TestGame) => {
  if (!('opensAt' in phase)) throw new Error(phase.name);
  return phase;
};

describe('pause', () => {
  test('[GAME-8] stops the clock and gives the time back', () => {
    const game = open();
    game.pass(5_000);
    const { opensAt, closesAt } = timesOf(game);
    game.do({ type: 'pause' });
    expect(game.pass(60_000)).toEqual([]);
    game.do({ type: 'resume' });
    expect(timesOf(game)).toMatchObject({
      name: 'open',
      opensAt: opensAt + 60_000,
      closesAt: closesAt + 60_000
    });
    expect(game.pass(15_000 + GRACE_MS - 1)).toEqual([]);
    expect(game.pass(1)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[GAME-8] in the introduction the opening moves too', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.next();
    game.pass(1_000);
    game.do({ type: 'pause' });
    game.pass(10_000);
    expect(game.step).toBe('itemIntro:0');
    game.do({ type: 'resume' });
    expect(game.pass(LEAD_MS - 1_001)).toEqual([]);
    expect(game.pass(1)).toEqual([{ type: 'itemOpened', item: 0 }]);
  });

  test('[GAME-8] a tap before the pause counts, a tap after it does not', () => {
    const game = open();
    game.pass(5_000);
    game.do({ type: 'pause' });
    game.now += 100;
    expect(game.answer(1, { tapAt: game.now - 150, rttMs: 200 })).toMatchObject([{ tapMs: 4_950 }]);
    expect(game.answer(2)).toBe('paused');
  });

  test('[GAME-8] an answer after the pause is as fast as if there had been none', () => {
    const game = open();
    game.pass(5_000);
    game.do({ type: 'pause' });
    game.pass(60_000);
    game.do({ type: 'resume' });
    game.pass(1_000);
    expect(game.answer(1)).toMatchObject([{ tapMs: 6_000 }]);
  });

  test('[GAME-5] the show stands still while paused', () => {
    const game = open();
    game.do({ type: 'pause' });
    expect(game.next()).toBe('paused');
    expect(game.do({ type: 'skip', from: game.step })).toBe('paused');
  });

  test('[GAME-8] pausing twice and resuming twice change nothing more', () => {
    const game = open();
    game.do({ type: 'pause' });
    expect(game.do({ type: 'pause' })).toEqual([]);
    game.do({ type: 'resume' });
    expect(game.do({ type: 'resume' })).toEqual([]);
  });

  test('[GAME-8] the lobby and the podium cannot be paused', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    expect(game.do({ type: 'pause' })).toBe('notNow');
    expect(game.do({ type: 'hostAway' })).toEqual([]);
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    expect(game.do({ type: 'pause' })).toBe('notNow');
  });

  test('[GAME-13] a game without a host pauses itself, once', () => {
    const game = open();
    expect(game.do({ type: 'hostAway' })).toEqual([{ type: 'gamePaused', at: game.now, reason: 'hostAway' }]);
    expect(game.do({ type: 'hostAway' })).toEqual([]);
    game.do({ type: 'resume' });
    expect(game.state.paused).toBeUndefined();
  });
});

describe('outage', () => {
  test('[GAME-10] an open item gets the lost time, and its opening stays', () => {
    const game = open();
    const { opensAt, closesAt } = timesOf(game);
    game.do({ type: 'coverOutage', ms: 7_000 });
    expect(timesOf(game)).toMatchObject({ opensAt, closesAt: closesAt + 7_000 });
  });

  test('[GAME-10] a coming item opens later', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.next();
    const { opensAt, closesAt } = timesOf(game);
    game.do({ type: 'coverOutage', ms: 7_000 });
    expect(timesOf(game)).toMatchObject({ opensAt: opensAt + 7_000, closesAt: closesAt + 7_000 });
  });

  test('[GAME-10] an opening that came during the outage stays, as phones have shown it', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.next();
    const { opensAt, closesAt } = timesOf(game);
    game.now = opensAt + 2_000;
    game.do({ type: 'coverOutage', ms: 4_000 });
    expect(timesOf(game)).toMatchObject({ opensAt, closesAt: closesAt + 4_000 });
  });

  test('[GAME-10] a paused game has lost nothing, and neither has a phase without a deadline', () => {
    const game = open();
    game.do({ type: 'pause' });
    game.pass(7_000);
    expect(game.do({ type: 'coverOutage', ms: 7_000 })).toEqual([]);
    game.do({ type: 'resume' });
    game.toLocked();
    expect(game.do({ type: 'coverOutage', ms: 7_000 })).toEqual([]);
  });

  test('[GAME-10] of an outage into which a pause falls, only the part before the pause is given back', () => {
    const game = open();
    const { closesAt = 0 } = timesOf(game);
    game.pass(5_000);
    game.do({ type: 'pause' });
    game.pass(2_000);
    // Away for 7 s: five of them before the pause.
    game.do({ type: 'coverOutage', ms: 7_000 });
    expect(timesOf(game)).toMatchObject({ closesAt: closesAt + 5_000 });
  });

  test('[GAME-10] no outage, no event', () => {
    expect(open().do({ type: 'coverOutage', ms: 0 })).toEqual([]);
  });
});
