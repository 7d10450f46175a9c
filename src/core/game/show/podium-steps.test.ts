import { describe, expect, test } from 'vitest';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import type { SequencedEvent } from '../events.ts';
import { initialState } from '../state.ts';
import { replay } from '../replay.ts';
import { TestGame } from '../game.fixture.ts';
import { viewFor } from '../view-for.ts';
import { PODIUM_HOLD_MS, PODIUM_ROLL_MS } from './cues.ts';

/** A game at its podium, in which each player was right so many times. */
function atPodium(...right: readonly number[]) {
  const game = new TestGame(
    frozenQuiz(
      Array.from({ length: Math.max(1, ...right) }, () => trueFalse()),
      { scoring: 'flat' }
    )
  );
  right.forEach((_, player) => game.join(player + 1));
  for (let item = 0; item < game.state.quiz.items.length; item++) {
    game.toOpen();
    right.forEach((times, player) => {
      if (times > item) game.answer(player + 1);
    });
    game.toLocked();
    game.next();
    game.next();
  }
  return game;
}

/** The steps that the host's button leads through, to the end. */
function pressed(game: TestGame): string[] {
  const steps = [game.step];
  while (game.step !== 'ended') {
    game.next();
    steps.push(game.step);
  }
  return steps;
}

describe('[GAME-23] the podium', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['five people', [5, 4, 3, 2, 1], [0, 1, 2, 3]],
    ['three people', [3, 2, 1], [1, 2, 3]],
    ['two people', [2, 1], [2, 3]],
    ['one person', [1], [3]],
    ['two who share the first place, and one', [2, 2, 1], [1, 3]],
    ['everybody on the first place', [1, 1, 1, 1], [3]],
    ['one who has points, and others', [1, 0, 0], [0, 3]],
    ['nobody who has a point', [0, 0, 0, 0], [3]]
  ])('of %s comes out from the back', (_of, right, steps) => {
    expect(pressed(atPodium(...right))).toEqual([...steps.map((step) => `podium:${String(step)}`), 'ended']);
  });

  test('goes on by itself after the roll, and never ends the evening', () => {
    const game = atPodium(3, 2, 1);
    expect(game.pass(PODIUM_ROLL_MS[1] + PODIUM_HOLD_MS - 1)).toEqual([]);
    expect(game.pass(1)).toEqual([{ type: 'podiumStepped', step: 2 }]);
    expect(game.pass(PODIUM_ROLL_MS[2] + PODIUM_HOLD_MS)).toEqual([{ type: 'podiumStepped', step: 3 }]);
    expect(game.pass(3_600_000)).toEqual([]);
  });

  test('of a release that knew no steps is out at once', () => {
    const game = atPodium(3, 2, 1);
    const events = game.events.map((event): SequencedEvent =>
      event.type === 'podiumReached' ? { type: event.type, seq: event.seq } : event
    );
    const { sessionId, code, quiz } = game.state;
    const again = replay(initialState(sessionId, code, quiz), events);
    expect(viewFor(again, 'display')).toMatchObject({ phase: 'podium', podiumStep: 3 });
    expect(viewFor(again, 'display')).not.toHaveProperty('since');
  });
});

describe('[GAME-25] since when a step is on', () => {
  const since = (game: TestGame) => viewFor(game.state, 'players').since;

  test('is told to everybody, and survives a replay', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    expect(since(game)).toBeUndefined();
    game.now += 5_000;
    game.join(1);
    game.toOpen();
    const opened = game.now;
    expect(since(game)).toBe(opened);
    game.now += 2_000;
    game.answer(1);
    game.do({ type: 'extend', from: game.step, byMs: 5_000 });
    expect(since(game)).toBe(opened);
    game.toLocked();
    expect(since(game)).toBe(game.now);
    game.now += 100;
    game.next();
    expect(since(game)).toBe(game.now);
    const { sessionId, code, quiz } = game.state;
    expect(replay(initialState(sessionId, code, quiz), game.events).shown).toEqual(game.state.shown);
  });

  test('does not count a pause', () => {
    const game = new TestGame(frozenQuiz([trueFalse()]));
    game.toOpen();
    game.toLocked();
    game.next();
    const before = game.now;
    game.now += 300;
    game.do({ type: 'pause' });
    game.now += 60_000;
    expect(since(game)).toBe(before);
    game.do({ type: 'resume' });
    expect(since(game)).toBe(before + 60_000);
  });
});
