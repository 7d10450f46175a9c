import { describe, expect, test } from 'vitest';
import { frozenQuiz, itemId, singleChoice, trueFalse } from '../../quiz/quiz.fixture.ts';
import type { FrozenItem } from '../../item/item.ts';
import { deadlineOf } from '../clock/clock.ts';
import { TestGame } from '../game.fixture.ts';
import { viewFor } from '../view-for.ts';
import type { Pace } from './pace.ts';

const EXPLAINED = { ...singleChoice(), explanation: 'x'.repeat(100) };

/** A game of two rounds with one question each, at its lobby. */
function party(pace: Pace | 'off' = 'normal', settings = {}): TestGame {
  const game = new TestGame(frozenQuiz([EXPLAINED, trueFalse()], settings, [1, 1]));
  game.join(1);
  game.do({ type: 'setAuto', pace });
  return game;
}
const goesOn = (game: TestGame) => viewFor(game.state, 'display').goesOn;
/** Lets the clock lead from step to step, as long as it does. */
function untilItWaits(game: TestGame): string[] {
  const steps: string[] = [];
  for (let at = deadlineOf(game.state); at !== undefined; at = deadlineOf(game.state)) {
    game.pass(at - game.now);
    steps.push(game.step);
    if (steps.length > 30) throw new Error(steps.join());
  }
  return steps;
}

describe('an evening that goes on by itself', () => {
  test('[GAME-34] begins by the button, plays to the winner, and is ended by the host alone', () => {
    const game = party();
    expect(deadlineOf(game.state)).toBeUndefined();
    game.next();
    expect(untilItWaits(game)).toEqual([
      'itemIntro:0',
      'open:0',
      'locked:0',
      'reveal:0',
      'scoreboard:0',
      'roundIntro:1',
      'itemIntro:1',
      'open:1',
      'locked:1',
      'reveal:1',
      'podium:3'
    ]);
  });

  test('[GAME-34] tells host and display what comes and when; a reveal waits for its explanation, as the pace says', () => {
    const game = party('brisk');
    game.toOpen();
    game.toLocked();
    expect(goesOn(game)).toEqual({ at: game.now + 1_800, next: 'answer' });
    game.next();
    // (7 s and 100 characters at 50 ms) × 0.6.
    expect(goesOn(game)).toEqual({ at: game.now + 7_200, next: 'scores' });
    expect(viewFor(game.state, 'host')).toMatchObject({
      auto: { pace: 'brisk' },
      goesOn: { next: 'scores' }
    });
    expect(viewFor(game.state, 'players')).not.toHaveProperty('goesOn');
    expect(game.pass(7_199)).toEqual([]);
    expect(game.pass(1)).toEqual([{ type: 'scoreboardShown', item: 0 }]);
    expect(goesOn(game)?.next).toBe('round');
  });

  test('[GAME-34] a step that was on for long is looked at from when the pace was set', () => {
    const game = party('off');
    game.toOpen();
    game.toLocked();
    game.now += 60_000;
    expect(goesOn(game)).toBeUndefined();
    game.do({ type: 'setAuto', pace: 'normal' });
    expect(goesOn(game)?.at).toBe(game.now + 3_000);
    game.do({ type: 'setAuto', pace: 'off' });
    expect(goesOn(game)).toBeUndefined();
    expect(game.pass(60_000)).toEqual([]);
  });

  test('[GAME-34] what is held waits for the button, and the next step goes on again', () => {
    const game = party();
    game.toOpen();
    game.toLocked();
    expect(game.do({ type: 'hold', from: 'open:0' })).toBe('stale');
    game.do({ type: 'hold', from: game.step });
    expect(viewFor(game.state, 'host').auto).toEqual({ pace: 'normal', isHeld: true });
    expect(goesOn(game)).toBeUndefined();
    expect(game.pass(60_000)).toEqual([]);
    game.next();
    expect(game.step).toBe('reveal:0');
    expect(goesOn(game)?.next).toBe('scores');
    expect(party('off').do({ type: 'hold', from: 'lobby' })).toBe('notNow');
  });

  test('[GAME-34] a pause stands still, and what is left of the step is left', () => {
    const game = party();
    game.toOpen();
    game.toLocked();
    game.pass(1_000);
    game.do({ type: 'pause' });
    game.do({ type: 'setAuto', pace: 'calm' });
    expect(game.pass(60_000)).toEqual([]);
    game.do({ type: 'resume' });
    expect(goesOn(game)?.at).toBe(game.now + 4_800);
  });

  test('[GAME-34] no question opens that is being read out', () => {
    const game = party('brisk', { readAloud: true });
    game.next();
    game.pass(10_000);
    expect(game.step).toBe('reading:0');
    expect(deadlineOf(game.state)).toBeUndefined();
  });

  test('[GAME-34] a break takes its minutes, a slide what there is to read', () => {
    const quiz = frozenQuiz([singleChoice()]);
    const items: FrozenItem[] = [
      { id: itemId(100), round: 0, sort: 'break', title: '', minutes: 2 },
      { id: itemId(101), round: 0, sort: 'slide', title: 'Rules', text: 'x'.repeat(40) },
      ...quiz.items
    ];
    const game = new TestGame({ ...quiz, items });
    game.do({ type: 'setAuto', pace: 'brisk' });
    game.next();
    expect(goesOn(game)).toEqual({ at: game.now + 120_000, next: 'between' });
    game.pass(120_000);
    expect(goesOn(game)).toEqual({ at: game.now + 4_200, next: 'question' });
  });

  test('[GAME-34] after what went wrong the step is held; where nothing goes on by itself nothing happens', () => {
    const game = party();
    expect(game.do({ type: 'holdAll' })).toEqual([]);
    game.toOpen();
    expect(game.do({ type: 'holdAll' })).toEqual([]);
    game.toLocked();
    expect(game.do({ type: 'holdAll' })).toEqual([{ type: 'autoHeld', step: 'locked:0' }]);
    expect(deadlineOf(game.state)).toBeUndefined();
  });
});
