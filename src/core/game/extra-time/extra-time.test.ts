import { describe, expect, test } from 'vitest';
import { LOCK_NOTICE_MS } from '../../format/quick/timing.ts';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import { deadlineOf } from '../clock/clock.ts';
import { GRACE_MS } from '../clock/tap.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { replay } from '../replay.ts';
import { initialState } from '../state.ts';
import { viewFor } from '../view-for.ts';
import { ownEnd, type TimeFactor } from './own-end.ts';

const give = (game: TestGame, number: number, factor: TimeFactor) =>
  game.do({ type: 'giveTime', playerId: game.player(number).id, factor });

/** An open item of 20 s with two players, of whom the second has half as much again. */
function open(settings = {}) {
  const game = new TestGame(frozenQuiz([trueFalse(), trueFalse()], settings));
  game.join(1);
  game.join(2);
  give(game, 2, 1.5);
  game.toOpen();
  return game;
}
/** The same, when everybody's time has just been over. */
function extra(settings = {}) {
  const game = open(settings);
  game.pass(20_000 + GRACE_MS);
  return game;
}
const timing = (game: TestGame) => viewFor(game.state, 'players').timing;
const look = (game: TestGame) => game.do({ type: 'watchAnswers' });

describe('more time for one player', () => {
  test('[GAME-44] the own end lies behind that of everybody, who keep theirs', () => {
    const game = extra();
    expect(game.step).toBe('open:0');
    expect(game.answer(1)).toBe('tooLate');
    game.now += 9_500;
    expect(game.answer(2)).toMatchObject([{ type: 'answerAccepted' }]);
  });

  test('[GAME-44] [CLOCK-3] the grace holds at the own end, and nothing after it', () => {
    const game = extra();
    game.now += 9_900;
    expect(game.answer(2, { tapAt: game.now - 400, rttMs: 400 })).toMatchObject([{ type: 'answerAccepted' }]);
    const late = extra();
    late.now += 10_001;
    expect(late.answer(2, { tapAt: 0, rttMs: 400 })).toBe('tooLate');
    expect(late.pass(0)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[GAME-44] it is given and taken at any time, at once, and to nobody who is not in', () => {
    const game = open();
    expect(give(game, 2, 1.5)).toEqual([]);
    expect(give(game, 2, 1)).toMatchObject([{ type: 'timeGiven', factor: 1 }]);
    game.pass(19_000);
    give(game, 1, 2);
    game.pass(1_000 + GRACE_MS);
    expect(deadlineOf(game.state)).toBe((timing(game)?.closesAt ?? 0) + 20_000 + GRACE_MS);
    game.do({ type: 'kick', playerId: game.player(2).id });
    expect(give(game, 2, 2)).toBe('unknownPlayer');
  });

  test('[GAME-44] the player alone is told, and the host who asks', () => {
    const { state } = open();
    const views = new PersonalViews(state);
    const [first, second] = [...state.players.keys()].map((id) => views.of(id)?.time);
    expect([first, second]).toEqual([undefined, 1.5]);
    expect(viewFor(state, 'host').mayGiveTime).toBe(true);
    expect(JSON.stringify([viewFor(state, 'players'), viewFor(state, 'display')])).not.toContain('1.5');
  });

  test('[GAME-45] a tap counts on the own clock', () => {
    const game = open();
    game.pass(15_000);
    expect(game.answer(1)).toMatchObject([{ tapMs: 15_000 }]);
    expect(game.answer(2)).toMatchObject([{ tapMs: 10_000 }]);
    const late = extra();
    late.now += 9_500;
    expect(late.answer(2)).toMatchObject([{ tapMs: 20_000 }]);
  });

  test('[GAME-44] [GAME-8] [GAME-10] pauses, outages and what is added for everybody move both ends', () => {
    const game = open();
    game.do({ type: 'extend', from: game.step, byMs: 5_000 });
    game.do({ type: 'coverOutage', ms: 0 });
    game.pass(25_000 + GRACE_MS);
    const { closesAt = 0 } = timing(game) ?? {};
    expect(timing(game)?.lastAt).toBe(closesAt + 10_000);
    game.do({ type: 'pause' });
    game.now += 60_000;
    game.do({ type: 'resume' });
    expect(timing(game)).toMatchObject({ closesAt: closesAt + 60_000, lastAt: closesAt + 70_000 });
    game.now += 3_000;
    game.do({ type: 'coverOutage', ms: 3_000 });
    expect(timing(game)).toMatchObject({ closesAt: closesAt + 63_000, lastAt: closesAt + 73_000 });
    expect(game.answer(1)).toBe('tooLate');
    game.pass(9_500 - 1);
    expect(game.step).toBe('open:0');
  });
});

describe('when everybody’s time is over', () => {
  test('[GAME-46] an item waits for who has time left, and for nobody else', () => {
    const answered = open();
    answered.answer(2);
    expect(answered.pass(20_000 + GRACE_MS)).toEqual([{ type: 'itemLocked', item: 0 }]);
    const removed = open();
    removed.do({ type: 'kick', playerId: removed.player(2).id });
    expect(removed.pass(20_000 + GRACE_MS)).toEqual([{ type: 'itemLocked', item: 0 }]);
    const gone = open();
    gone.gone.set(gone.player(2).id, 0);
    expect(gone.pass(20_000 + GRACE_MS)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[GAME-46] it closes two seconds after the last of them has answered', () => {
    const game = extra({ answerChange: true });
    expect(look(game)).toEqual([]);
    game.answer(2);
    look(game);
    expect(timing(game)?.lastAt).toBe(game.now + 2_000);
    expect(look(game)).toEqual([]);
    game.now += 1_000;
    expect(game.answer(2, { commandId: 'changed', revision: 1, value: false })).toMatchObject([
      { type: 'answerAccepted', value: false }
    ]);
    expect(game.pass(1_000 + GRACE_MS)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[GAME-46] [GAME-19] who has entered and not sent is waited for', () => {
    const game = extra();
    game.answer(2, { isDraft: true });
    expect(look(game)).toEqual([]);
    expect(game.pass(10_000)).toEqual([{ type: 'itemLocked', item: 0 }]);
    expect(game.state.answers.get(game.state.quiz.items[0]?.id as never)?.size).toBe(1);
  });

  test('[GAME-46] the host locks it for all, announced a second ahead, and adds nothing', () => {
    const game = extra();
    expect(game.do({ type: 'extend', from: game.step, byMs: 10_000 })).toBe('notNow');
    game.next();
    expect(game.pass(LOCK_NOTICE_MS + GRACE_MS - 1)).toEqual([]);
    expect(game.pass(1)).toEqual([{ type: 'itemLocked', item: 0 }]);
    const early = open();
    early.pass(5_000);
    early.next();
    expect(timing(early)?.lastAt).toBe(timing(early)?.closesAt);
    expect(early.pass(LOCK_NOTICE_MS + GRACE_MS)).toEqual([{ type: 'itemLocked', item: 0 }]);
  });

  test('[GAME-22] [GAME-46] everybody having answered ends it for all; who comes has the time that there was', () => {
    const game = open({ closeWhenAllIn: true });
    game.answer(1);
    look(game);
    expect(timing(game)).not.toHaveProperty('lastAt');
    game.answer(2);
    look(game);
    expect(timing(game)?.lastAt).toBe(game.now + 2_000);
    game.join(3);
    give(game, 3, 2);
    look(game);
    expect(timing(game)).not.toHaveProperty('lastAt');
    game.pass(20_000 + GRACE_MS);
    expect(timing(game)?.lastAt).toBe((timing(game)?.closesAt ?? 0) + 20_000);
  });

  test('[GAME-20] [GAME-46] a skip that is taken back gives what was left', () => {
    const game = extra();
    game.pass(4_000);
    game.do({ type: 'skip', from: game.step });
    game.now += 1_000;
    game.do({ type: 'undoSkip', from: game.step });
    expect(timing(game)?.lastAt).toBe(game.now + 5_500);
  });

  test('[GAME-1] [ROOM-10] a worker that takes over stands at the same end', () => {
    const game = extra();
    const { sessionId, code, quiz } = game.state;
    const again = replay(initialState(sessionId, code, quiz), game.events);
    expect(again).toEqual(game.state);
    expect(deadlineOf(again)).toBe(game.now + 10_000);
  });
});

test('[GAME-44] the end of a player, of whom nothing is known but the factor', () => {
  expect(ownEnd({ closesAt: 1_000 }, 20_000)).toBe(1_000);
  expect(ownEnd({ closesAt: 1_000 }, 20_000, 1.25)).toBe(6_000);
  expect(ownEnd({ closesAt: 1_000, lastAt: 3_000 }, 20_000, 2)).toBe(3_000);
});
