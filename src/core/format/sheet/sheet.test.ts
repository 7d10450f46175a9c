import { describe, expect, it } from 'vitest';
import { GRACE_MS } from '../../game/clock/tap.ts';
import type { TestGame } from '../../game/game.fixture.ts';
import { viewFor } from '../../game/view-for.ts';
import { PersonalViews } from '../../game/personal-view.ts';
import { answerCounts } from '../../game/answer-counts.ts';
import { replay } from '../../game/replay.ts';
import { initialState } from '../../game/state.ts';
import { contestantId, itemId, playerId } from '../../quiz/quiz.fixture.ts';
import { CLOSE_NOW_MS, LATE_RUN_MS } from './timing.ts';
import { closed, onSheets, presentAll, write } from './sheet.fixture.ts';

const phase = (game: TestGame) => game.state.phase.name;

describe('a round on a sheet', () => {
  it('[GAME-60] leads from the introduction through presenting, closing and the walk to the board', () => {
    const game = onSheets([2, 1]);
    game.join(1);
    game.next();
    expect(phase(game)).toBe('sheetIntro');
    const seen: string[] = [];
    while (phase(game) !== 'ended') {
      if (viewFor(game.state, 'host').sheet?.closesAt === undefined || phase(game) !== 'sheet') game.next();
      else game.pass(60_000 + GRACE_MS);
      seen.push(game.step.replace(/:0/, ''));
    }
    expect(seen).toEqual([
      'sheet:0',
      'sheet:1',
      'sheet:1:closing',
      'sheetClosed',
      'sheetRecall:0',
      'sheetReveal:0',
      'sheetRecall:1',
      'sheetReveal:1',
      'sheetScores',
      'sheetBoard',
      'sheetIntro:1:2',
      'sheet:1:2',
      'sheet:1:2:closing',
      'sheetClosed:1',
      'sheetRecall:1:2',
      'sheetReveal:1:2',
      // After the last question the podium tells how everybody stands.
      'sheetScores:1',
      'podium:3',
      'ended'
    ]);
  });

  it('[GAME-61] keeps everything open that was presented, and nothing else', () => {
    const game = onSheets([3]);
    game.join(1);
    game.next();
    game.next();
    expect(write(game, 1, 1, 'x')).toBe('notOpen');
    game.next();
    expect(write(game, 1, 0, 'Paris')).toHaveLength(1);
    expect(write(game, 1, 1, 330)).toHaveLength(1);
    expect(Object.keys(viewFor(game.state, 'players')).filter((key) => /^ask/.test(key))).toEqual([
      'ask0',
      'ask1'
    ]);
  });

  it('[GAME-62] takes every change, the highest revision last, and an empty text away', () => {
    const game = onSheets([2]);
    game.join(1);
    presentAll(game);
    write(game, 1, 0, 'Rome', 1);
    write(game, 1, 0, 'Paris', 2);
    expect(write(game, 1, 0, 'Oslo', 2)).toEqual([]);
    expect(fields(game)).toEqual([[itemId(0), 'Paris', 2]]);
    write(game, 1, 0, '', 3);
    expect(fields(game)).toEqual([[itemId(0), '', 3]]);
    expect(write(game, 1, 0, 'Oslo', 3)).toEqual([]);
    const again = replay(initialState(game.state.sessionId, 'ABCDE', game.state.quiz), game.events);
    expect(again.blanks).toEqual(game.state.blanks);
    write(game, 1, 0, 'Paris', 4);
    expect(game.state.answers.get(itemId(0))?.size).toBe(1);
  });

  it('[GAME-62] refuses an empty text where the round is no sheet', () => {
    const game = onSheets([1], ['quick']);
    game.join(1);
    game.toOpen();
    expect(write(game, 1, 0, '')).toBe('badAnswer');
  });

  it('[GAME-63] hands in early, shuts the sheet for who did, and gives it back until the closing', () => {
    const game = onSheets([2]);
    for (const number of [1, 2]) game.join(number);
    presentAll(game);
    hand(game, 1, 'handIn');
    expect(hand(game, 1, 'handIn')).toEqual([]);
    expect(answerCounts(game.state)).toEqual({ answered: 1, of: 2 });
    expect(write(game, 1, 0, 'Paris')).toBe('notNow');
    hand(game, 1, 'takeBack');
    expect(write(game, 1, 0, 'Paris')).toHaveLength(1);
    closed(game);
    expect(hand(game, 1, 'handIn')).toBe('tooLate');
  });

  it.each([
    [{}],
    [{ do: 'handIn' }],
    [{ do: 'sing', round: 0 }],
    [null],
    ['handIn'],
    [{ do: 'handIn', round: 9 }]
  ])('[GAME-63] refuses %j', (input) => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    const decided = game.do({ type: 'play', playerId: playerId(1), input });
    expect(['notNow', 'tooLate']).toContain(decided);
  });

  it('[GAME-64] closes at the announced time, takes frames in flight, and everything that was written counts', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    write(game, 1, 0, 'Paris');
    game.do({ type: 'closeSheet', from: game.step, inMs: 10_000 });
    game.pass(10_000);
    expect(phase(game)).toBe('sheet');
    expect(write(game, 1, 0, 'Lutetia', 1, { tapAt: game.now - 100, rttMs: 200 })).toHaveLength(1);
    game.pass(GRACE_MS);
    expect(phase(game)).toBe('sheetClosed');
    expect(write(game, 1, 0, 'Rome', 2)).toBe('tooLate');
    game.next();
    game.next();
    expect(game.contestant(1).score).toBe(1_000);
  });

  it('[GAME-64] the button announces a minute, then closes in a second; the closing can be taken back', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    game.next();
    expect(game.state.sheets.get(0)?.closesAt).toBe(game.now + 60_000);
    game.next();
    expect(game.state.sheets.get(0)?.closesAt).toBe(game.now + CLOSE_NOW_MS);
    expect(game.next()).toBe('notNow');
    game.pass(CLOSE_NOW_MS + GRACE_MS);
    game.do({ type: 'reopenSheet', from: game.step });
    expect(phase(game)).toBe('sheet');
    expect(write(game, 1, 0, 'Paris')).toHaveLength(1);
    closed(game);
    game.next();
    expect(game.do({ type: 'reopenSheet', from: game.step })).toBe('notNow');
  });

  it('[GAME-65] gives one contestant more time, and nobody once the walk has begun', () => {
    const game = onSheets([1]);
    for (const number of [1, 2]) game.join(number);
    presentAll(game);
    closed(game);
    expect(write(game, 1, 0, 'Paris')).toBe('tooLate');
    game.do({ type: 'extraTime', from: game.step, contestant: contestantId(1), byMs: 30_000 });
    game.now += 20_000;
    expect(write(game, 1, 0, 'Paris')).toHaveLength(1);
    expect(write(game, 2, 0, 'Paris')).toBe('tooLate');
    game.next();
    expect(write(game, 1, 0, 'Lutetia', 5)).toBe('tooLate');
    expect(game.do({ type: 'extraTime', from: game.step, contestant: contestantId(1), byMs: 1 })).toBe(
      'notNow'
    );
  });

  it('[GAME-66] tells a question, how many had it and what the round brought', () => {
    const game = onSheets([2]);
    for (const number of [1, 2, 3]) game.join(number);
    presentAll(game);
    write(game, 1, 0, 'Paris');
    write(game, 1, 1, 330);
    write(game, 2, 0, 'Rome');
    closed(game);
    game.next();
    expect(viewFor(game.state, 'display').solution).toBeUndefined();
    game.next();
    const told = viewFor(game.state, 'display');
    expect(told.had).toEqual({ right: 1, of: 3 });
    expect(told.solution).toBeDefined();
    expect(told.fastest).toBeUndefined();
    for (let step = 0; step < 3; step++) game.next();
    expect(phase(game)).toBe('sheetScores');
    const { rows, order } = viewFor(game.state, 'display').roundScores ?? {};
    expect([rows?.map(({ score }) => score), order]).toEqual([[2_000, 0, 0], 'lastFirst']);
    expect(new PersonalViews(game.state).of(playerId(1))?.roundScore).toEqual({
      points: 2_000,
      rank: 1,
      of: 3
    });
  });

  it('[GAME-66] a question that was taken out is neither walked through nor scored, until it is given back', () => {
    const game = onSheets([2]);
    game.join(1);
    presentAll(game);
    write(game, 1, 0, 'Paris');
    const drop = (isOut: boolean) => game.do({ type: 'dropItem', from: game.step, itemId: itemId(0), isOut });
    drop(true);
    expect(drop(true)).toEqual([]);
    expect(write(game, 1, 0, 'Lutetia', 4)).toBe('tooLate');
    drop(false);
    expect(write(game, 1, 0, 'Lutetia', 4)).toHaveLength(1);
    drop(true);
    closed(game);
    game.next();
    expect(game.step).toBe('sheetRecall:0:1');
  });

  it('[GAME-67] a handout is open beside other rounds from when it is given out until its own closing', () => {
    const game = onSheets([1, 2], ['quick', 'handout']);
    game.join(1);
    expect(game.do({ type: 'handOut', from: game.step, round: 1 })).toBe('notNow');
    game.toOpen();
    expect(viewFor(game.state, 'host').handouts).toEqual([1]);
    expect(game.do({ type: 'handOut', from: game.step, round: 0 })).toBe('notNow');
    game.do({ type: 'handOut', from: game.step, round: 1 });
    expect(game.do({ type: 'handOut', from: game.step, round: 1 })).toBe('notNow');
    expect(write(game, 1, 2, 'Paris')).toHaveLength(1);
    hand(game, 1, 'handIn', 1);
    expect(phase(game)).toBe('open');
    game.toLocked();
    for (let step = 0; step < 3; step++) game.next();
    expect(game.step).toBe('sheetIntro:1:1');
    game.next();
    expect([game.step, answerCounts(game.state).answered]).toEqual(['sheet:1:1:all', 1]);
    closed(game);
    expect(phase(game)).toBe('sheetClosed');
  });

  it('[GAME-68] a pause and an outage give their time back to the closing', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    game.do({ type: 'closeSheet', from: game.step, inMs: 10_000 });
    const { closesAt = 0 } = game.state.sheets.get(0) ?? {};
    game.do({ type: 'pause' });
    game.now += 5_000;
    expect(write(game, 1, 0, 'Paris')).toBe('paused');
    game.do({ type: 'resume' });
    expect(game.state.sheets.get(0)?.closesAt).toBe(closesAt + 5_000);
    game.do({ type: 'coverOutage', ms: 3_000 });
    expect(game.state.sheets.get(0)?.closesAt).toBe(closesAt + 8_000);
  });

  it('[GAME-69] scores without speed, unless its round says otherwise', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    game.now += 19_000;
    write(game, 1, 0, 'Paris');
    closed(game);
    game.next();
    game.next();
    expect(game.contestant(1).score).toBe(1_000);
  });

  it.each([
    ['was here all the time', undefined, 5_000, 0, 'tooLate'],
    ['came in before the closing', -1, 5_000, 0, 'tooLate'],
    ['came in after it', 3_000, 5_000, 0, 'taken'],
    ['says that it was written later', 3_000, 5_000, 1, 'tooLate'],
    ['is in for too long', 3_000, 3_000 + LATE_RUN_MS + GRACE_MS + 1, 0, 'tooLate'],
    ['comes after the time that the host set', 20_000, 20_501, 0, 'tooLate']
  ])(
    '[CLOCK-6] what was written before the closing, of a phone that %s',
    (_, cameAfter, arrives, later, result) => {
      const game = onSheets([1]);
      game.join(1);
      presentAll(game);
      game.do({ type: 'closeSheet', from: game.step, inMs: 10_000, lateMs: 20_000 });
      const closesAt = game.now + 10_000;
      game.pass(10_000 + GRACE_MS);
      if (cameAfter !== undefined) game.here.set(playerId(1), closesAt + cameAfter);
      game.now = closesAt + arrives;
      const written = write(game, 1, 0, 'Paris', 1, { tapAt: closesAt + later });
      expect(Array.isArray(written) ? 'taken' : written).toBe(result);
    }
  );

  it('[CLOCK-6] never once the walk has begun, and it counts as written at the closing', () => {
    const game = onSheets([2]);
    game.join(1);
    presentAll(game);
    closed(game);
    const { closesAt = 0 } = game.state.sheets.get(0) ?? {};
    game.here.set(playerId(1), game.now);
    game.now += 2_000;
    write(game, 1, 0, 'Paris', 1, { tapAt: closesAt - 90_000 });
    const since = game.state.sheets.get(0)?.openedAt.get(0) ?? 0;
    expect(game.state.answers.get(itemId(0))?.get(contestantId(1))?.tapMs).toBe(closesAt - since);
    game.next();
    expect(write(game, 1, 1, 330, 1, { tapAt: closesAt - 90_000 })).toBe('tooLate');
  });

  it('[CLOCK-7] a field counts from the opening of its question to its last change, at most as long as the question gives', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    const tapMs = () => game.state.answers.get(itemId(0))?.get(contestantId(1))?.tapMs;
    game.now += 5_000;
    write(game, 1, 0, 'Rome', 1);
    game.now += 4_000;
    write(game, 1, 0, 'Paris', 2);
    expect(tapMs()).toBe(9_000);
    game.now += 600_000;
    write(game, 1, 0, 'Lutetia', 3);
    expect(tapMs()).toBe(240_000);
  });

  it('[GAME-35] is not left while it is open or told, and not played twice', () => {
    const game = onSheets([1, 1]);
    game.join(1);
    presentAll(game);
    const jump = (item: number) => game.do({ type: 'jump', from: game.step, itemId: itemId(item) });
    expect(jump(1)).toBe('notNow');
    closed(game);
    for (let step = 0; step < 4; step++) game.next();
    expect(phase(game)).toBe('sheetBoard');
    expect(jump(0)).toBe('notNow');
    expect(jump(1)).toHaveLength(1);
  });

  it('marks are taken from the closing on, and count at the reveal', () => {
    const game = onSheets([1]);
    game.join(1);
    presentAll(game);
    write(game, 1, 0, 'Rome');
    const mark = () => game.do({ type: 'mark', itemId: itemId(0), value: 'rome', grade: 1 });
    expect(mark()).toBe('notNow');
    closed(game);
    expect(mark()).toHaveLength(1);
    game.next();
    game.next();
    expect(game.contestant(1).score).toBe(1_000);
  });
});

const fields = (game: TestGame) => new PersonalViews(game.state).of(playerId(1))?.sheets?.[0]?.fields;

const hand = (game: TestGame, number: number, what: 'handIn' | 'takeBack', round = 0) =>
  game.do({ type: 'play', playerId: playerId(number), input: { do: what, round } });
