import { describe, expect, test } from 'vitest';
import { frozenQuiz, playerId, singleChoice } from '../../quiz/quiz.fixture.ts';
import { evolve } from '../evolve.ts';
import { TestGame, vacatedFrom } from '../game.fixture.ts';
import { nobodyVacated } from './places.ts';
import { answerCounts } from '../answer-counts.ts';
import { viewFor } from '../view-for.ts';

function gameFor(maxPlayers: number, joined = maxPlayers, from?: string): TestGame {
  const game = new TestGame(frozenQuiz([singleChoice(), singleChoice()]));
  game.maxPlayers = maxPlayers;
  for (let number = 1; number <= joined; number++) game.knock(number, from);
  return game;
}
const kick = (game: TestGame, number: number) => game.do({ type: 'kick', playerId: playerId(number) });

describe('places', () => {
  test('[GAME-15] a removed player frees the place at once', () => {
    const game = gameFor(2);
    expect(game.knock(3)).toBe('roomFull');
    kick(game, 1);
    expect(game.knock(3)).toHaveLength(1);
    expect(game.knock(4)).toBe('roomFull');
  });

  test('[GAME-15] who gave up the place makes room, and comes back while there is some', () => {
    const game = gameFor(2);
    game.vacated.add(playerId(1));
    expect(game.knock(3)).toHaveLength(1);
    expect(game.knock(4)).toBe('roomFull');
    // The same join again is the same player, but the place is taken.
    expect(game.knock(1)).toBe('roomFull');
    kick(game, 3);
    expect(game.knock(1)).toEqual([]);
    game.vacated.clear();
    expect(game.knock(4)).toBe('roomFull');
    // Who has a place comes back into a full room.
    expect(game.knock(2)).toEqual([]);
  });

  test('[GAME-15] an answer is remembered: such a place is never given up', () => {
    const game = gameFor(3);
    game.toOpen();
    game.answer(1);
    expect([1, 2, 3].map((number) => game.player(number).hasAnswered)).toEqual([true, false, false]);
  });

  test('[GAME-15] at most five times as many as there are places ever join', () => {
    const game = gameFor(2, 0);
    for (let number = 1; number <= 10; number++) {
      expect(game.knock(number)).toHaveLength(1);
      kick(game, number);
    }
    expect(game.knock(11)).toBe('roomFull');
    expect(game.state.players.size).toBe(10);
  });

  test('[ROOM-17] one address has 2,000 places at a time, the room its others', () => {
    const game = gameFor(5_000, 2_000, 'flood');
    expect(game.knock(2_001, 'flood')).toBe('roomFull');
    expect(game.knock(2_001, 'pub')).toHaveLength(1);
    expect(game.knock(2_002)).toHaveLength(1);
    game.vacated.add(playerId(5));
    expect(game.knock(2_003, 'flood')).toHaveLength(1);
    game.vacated.clear();
    kick(game, 6);
    kick(game, 6);
    expect(game.knock(2_004, 'flood')).toBe('roomFull');
  });
});

describe('the door', () => {
  test('[GAME-16] nobody new comes through a closed one; who was in comes back', () => {
    const game = gameFor(10, 1);
    expect(game.do({ type: 'closeDoor' })).toEqual([{ type: 'doorClosed' }]);
    expect(game.do({ type: 'closeDoor' })).toEqual([]);
    expect(viewFor(game.state, 'host').door).toBe('closed');
    expect(game.knock(2)).toBe('doorClosed');
    // No use in another name.
    expect(game.knock(2, undefined, '\u202e')).toBe('doorClosed');
    expect(game.knock(1)).toEqual([]);
    expect(game.do({ type: 'openDoor' })).toEqual([{ type: 'doorOpened' }]);
    expect(game.do({ type: 'openDoor' })).toEqual([]);
    expect(viewFor(game.state, 'host').door).toBe('open');
    expect(game.knock(2)).toHaveLength(1);
  });

  test('[GAME-16] is the same while a question runs and during a pause', () => {
    const game = gameFor(10, 1);
    game.toOpen();
    game.do({ type: 'pause' });
    expect(game.do({ type: 'closeDoor' })).toHaveLength(1);
    expect(game.knock(2)).toBe('doorClosed');
  });
});

describe('who came together', () => {
  function crowd() {
    const game = gameFor(20, 0);
    const arrivals: [number, string | undefined, number][] = [
      [1, 'pub', 0],
      [2, 'flood', 1_000],
      [3, 'flood', 59_000],
      [4, 'flood', 61_999],
      [5, 'flood', 63_000],
      [6, undefined, 63_000]
    ];
    const start = game.now;
    for (const [number, from, at] of arrivals) {
      game.now = start + at;
      game.knock(number, from);
    }
    return game;
  }
  const left = (game: TestGame) => [1, 2, 3, 4, 5, 6].filter((number) => !game.player(number).kicked);

  test('[GAME-17] is removed together: the same address, within 60 s', () => {
    const game = crowd();
    game.do({ type: 'kickTogether', playerId: playerId(2) });
    expect(left(game)).toEqual([1, 5, 6]);
    expect(game.state.removed).toBe(3);
    expect(game.do({ type: 'kickTogether', playerId: playerId(2) })).toEqual([]);
    expect(game.do({ type: 'kickTogether', playerId: playerId(99) })).toBe('unknownPlayer');
  });

  test('[GAME-17] somebody removed before still tells with whom he came', () => {
    const game = crowd();
    kick(game, 3);
    expect(game.do({ type: 'kickTogether', playerId: playerId(3) })).toHaveLength(3);
    expect(left(game)).toEqual([1, 6]);
  });

  test('[GAME-17] where addresses are not known, the time alone tells; where that is not known either, nobody', () => {
    const game = crowd();
    game.knock(7);
    expect(game.do({ type: 'kickTogether', playerId: playerId(6) })).toHaveLength(2);
    expect(left(game)).toEqual([1, 2, 3, 4, 5]);
    // As a release up to 0.2.0 told it.
    const old = { type: 'playerJoined', name: 'Old', avatar: '🦊' } as const;
    for (const n of [8, 9])
      evolve(game.state, {
        ...old,
        playerId: playerId(n),
        credential: `old-${String(n)}`,
        seq: game.state.seq + 1
      });
    expect(game.do({ type: 'kickTogether', playerId: playerId(8) })).toHaveLength(1);
  });

  test('[GAME-17] no view tells where anybody came from', () => {
    const game = crowd();
    for (const audience of ['players', 'display', 'host'] as const)
      expect(JSON.stringify(viewFor(game.state, audience))).not.toContain('flood');
  });
});

test('[GAME-18] who gave up the place is not among those who may still answer', () => {
  const game = gameFor(5, 3);
  game.toOpen();
  game.answer(1);
  const vacated = vacatedFrom(game.state, new Set([playerId(2)]));
  expect(answerCounts(game.state, vacated)).toMatchObject({ answered: 1, of: 2 });
  expect(answerCounts(game.state, nobodyVacated)).toMatchObject({ answered: 1, of: 3 });
});
