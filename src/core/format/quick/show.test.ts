import { describe, expect, test } from 'vitest';
import { frozenQuiz, oneOfEach, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { viewFor } from '../../game/view-for.ts';
import { LEAD_MS, LOCK_NOTICE_MS } from './timing.ts';
import { GRACE_MS } from '../../game/clock/tap.ts';

const twoItems = () => new TestGame(frozenQuiz([trueFalse(), trueFalse()]));

describe('the one button', () => {
  test('[GAME-4] leads from the lobby to the end', () => {
    const game = twoItems();
    const steps = [game.step];
    const press = () => {
      game.next();
      steps.push(game.step);
    };
    const wait = (ms: number) => {
      game.pass(ms);
      steps.push(game.step);
    };
    press();
    wait(LEAD_MS);
    wait(20_000 + GRACE_MS);
    press();
    press();
    press();
    wait(LEAD_MS);
    press();
    wait(LOCK_NOTICE_MS + GRACE_MS);
    press();
    press();
    press();
    expect(steps).toEqual([
      ...['lobby', 'itemIntro:0', 'open:0', 'locked:0', 'reveal:0', 'scoreboard:0'],
      ...['itemIntro:1', 'open:1', 'open:1', 'locked:1', 'reveal:1', 'podium:3', 'ended']
    ]);
  });

  test('[GAME-4] several rounds are introduced, one round is not', () => {
    const game = new TestGame(frozenQuiz(oneOfEach(), {}, [1, 4]));
    game.next();
    expect(game.step).toBe('roundIntro:0');
    game.next();
    expect(game.step).toBe('itemIntro:0');
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    expect(game.state.phase).toEqual({ name: 'roundIntro', round: 1, item: 1 });
  });

  test('[GAME-4] a quiz without items leads to the podium', () => {
    const game = new TestGame(frozenQuiz([]));
    game.next();
    expect(game.step).toBe('podium:3');
  });

  test('[GAME-4] past the scoreboard straight to the next item, from the reveal only', () => {
    const game = twoItems();
    game.toOpen();
    expect(game.do({ type: 'nextItem', from: 'open:0' })).toBe('notNow');
    game.toLocked();
    game.next();
    game.do({ type: 'nextItem', from: 'reveal:0' });
    expect(game.step).toBe('itemIntro:1');
  });

  test('[GAME-5] a double press moves one step', () => {
    const game = twoItems();
    game.toOpen();
    game.toLocked();
    const press = { type: 'next', from: 'locked:0' } as const;
    game.do(press);
    expect(game.do(press)).toBe('stale');
    expect(game.step).toBe('reveal:0');
  });

  test('[GAME-5] every command of the show is refused when the show is elsewhere', () => {
    const game = twoItems();
    game.toOpen();
    for (const type of ['next', 'nextItem', 'skip'] as const) {
      for (const from of ['lobby', 'open:1', 'open', 'scoreboard:0', ''])
        expect(game.do({ type, from })).toBe('stale');
    }
    expect(game.do({ type: 'extend', from: 'open:1', byMs: 1_000 })).toBe('stale');
    expect(game.step).toBe('open:0');
  });

  test('[GAME-14] after the end everything is refused', () => {
    const game = twoItems();
    game.join(1);
    game.do({ type: 'end' });
    for (const type of ['end', 'pause', 'resume', 'tick', 'hostAway'] as const)
      expect(game.do({ type })).toBe('ended');
    expect(game.do({ type: 'next', from: 'ended' })).toBe('ended');
    expect(game.do({ type: 'coverOutage', ms: 1_000 })).toBe('ended');
    game.join(2);
    expect(game.state.players.size).toBe(1);
  });

  test('[GAME-36] after the end everybody is led on, and not before', () => {
    const game = new TestGame(frozenQuiz());
    const goOn = (code: string) => game.do({ type: 'goOn', code });
    expect(goOn('BCDFG')).toBe('notNow');
    game.do({ type: 'end' });
    expect(goOn('BCDFG')).toEqual([{ type: 'wentOn', code: 'BCDFG' }]);
    expect(goOn('BCDFG')).toEqual([]);
    for (const audience of ['players', 'display', 'host'] as const)
      expect(viewFor(game.state, audience)).toMatchObject({ phase: 'ended', onward: 'BCDFG' });
  });

  test('[GAME-14] the host may end from everywhere, also while paused', () => {
    const game = twoItems();
    game.toOpen();
    game.do({ type: 'pause' });
    game.do({ type: 'end' });
    expect(game.step).toBe('ended');
    expect(game.state.paused).toBeUndefined();
  });
});

describe('the clock', () => {
  test('[CLOCK-4] an item is announced three seconds ahead, with its opening and its deadline', () => {
    const game = twoItems();
    game.next();
    const opensAt = game.now + 3_000;
    expect(game.state.phase).toEqual({ name: 'itemIntro', item: 0, opensAt, closesAt: opensAt + 20_000 });
  });

  test('[CLOCK-5] a timer that rings early, late or twice changes nothing more', () => {
    const game = twoItems();
    game.next();
    expect(game.pass(LEAD_MS - 1)).toEqual([]);
    expect(game.pass(1)).toHaveLength(1);
    expect(game.do({ type: 'tick' })).toEqual([]);
    expect(game.pass(20_000 + GRACE_MS - 1)).toEqual([]);
    expect(game.pass(60_000)).toEqual([{ type: 'itemLocked', item: 0 }]);
    expect(game.do({ type: 'tick' })).toEqual([]);
    expect(game.step).toBe('locked:0');
  });

  test('[GAME-12] extending moves the deadline only, by at most two minutes', () => {
    const game = twoItems();
    game.toOpen();
    const before = game.state.phase;
    if (before.name !== 'open') throw new Error(before.name);
    game.do({ type: 'extend', from: 'open:0', byMs: 15_000 });
    expect(game.state.phase).toEqual({ ...before, closesAt: before.closesAt + 15_000 });
    game.do({ type: 'extend', from: 'open:0', byMs: 1e15 });
    expect(game.state.phase).toMatchObject({ closesAt: before.closesAt + 135_000 });
    game.do({ type: 'extend', from: 'open:0', byMs: -1e15 });
    expect(game.state.phase).toMatchObject({ closesAt: before.closesAt + 15_000 });
  });

  test('[GAME-12] shortening leaves the time that a lock leaves', () => {
    const game = twoItems();
    game.toOpen();
    game.pass(5_000);
    game.do({ type: 'extend', from: 'open:0', byMs: -100_000 });
    expect(game.state.phase).toMatchObject({ name: 'open', closesAt: game.now + LOCK_NOTICE_MS });
  });

  test.each([[NaN], [Infinity]])('[GAME-12] %d ms are refused', (byMs) => {
    const game = twoItems();
    game.toOpen();
    expect(game.do({ type: 'extend', from: 'open:0', byMs })).toBe('notNow');
  });

  test('[GAME-12] only an open item can be extended', () => {
    const game = twoItems();
    game.next();
    expect(game.do({ type: 'extend', from: 'itemIntro:0', byMs: 1_000 })).toBe('notNow');
  });

  test('[GAME-9] an item can be skipped from its introduction to its lock, and is never revealed', () => {
    const game = new TestGame(frozenQuiz([trueFalse(), trueFalse(), trueFalse()]));
    game.join(1);
    game.next();
    game.do({ type: 'skip', from: 'itemIntro:0' });
    expect(game.step).toBe('itemIntro:1');
    game.toOpen();
    game.answer(1);
    game.toLocked();
    game.do({ type: 'skip', from: 'locked:1' });
    expect(game.step).toBe('itemIntro:2');
    game.toOpen();
    game.toLocked();
    game.next();
    expect(game.do({ type: 'skip', from: 'reveal:2' })).toBe('notNow');
    expect([...game.state.outcomes.values()]).toEqual(['skipped', 'skipped', 'revealed']);
    expect(game.contestant(1).score).toBe(0);
  });

  test('[GAME-9] skipping the last item leads to the podium', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.toOpen();
    game.do({ type: 'skip', from: 'open:0' });
    expect(game.step).toBe('podium:3');
  });
});
