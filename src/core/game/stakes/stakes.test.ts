import { describe, expect, test } from 'vitest';
import { frozenQuiz, itemId, numberEstimate, playerId, singleChoice } from '../../quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '../../quiz/quiz.ts';
import type { OwnRules } from '../../scoring/scoring-settings.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';

/** Two rounds of two flat questions of 1,000 points, with a joker. */
function jokerQuiz(rules: OwnRules = {}, settings: Parameters<typeof frozenQuiz>[1] = {}): FrozenQuiz {
  const questions = [0, 1, 2, 3].map(() => singleChoice());
  const quiz = frozenQuiz(questions, { scoring: 'flat', joker: true, ...settings }, [2, 2]);
  return { ...quiz, rounds: quiz.rounds.map((round) => ({ ...round, rules })) };
}

const roundId = (game: TestGame, round: number): string => game.state.quiz.rounds[round]?.id ?? '';
const joker = (game: TestGame, player: number, round: number, isPlayed = true) =>
  game.do({ type: 'playJoker', playerId: playerId(player), on: roundId(game, round), isPlayed });
const wager = (game: TestGame, player: number, on: string, points: number) =>
  game.do({ type: 'placeWager', playerId: playerId(player), on, points });

/** One item from wherever the show is to its reveal, answered by these players, right or wrong. */
function playItem(game: TestGame, answers: Readonly<Record<number, boolean>>): void {
  game.toOpen();
  for (const [player, right] of Object.entries(answers))
    game.answer(Number(player), { value: right ? 1 : 0 });
  game.toLocked();
  game.next();
}

const scoreOf = (game: TestGame, player: number) => game.contestant(player).score;

describe('the joker', () => {
  test('[GAME-85] [SCORING-24] doubles its round once that is over, and no sooner', () => {
    const game = new TestGame(jokerQuiz());
    for (const number of [1, 2]) game.join(number);
    game.next();
    expect(game.state.phase.name).toBe('roundIntro');
    expect(joker(game, 1, 0)).toEqual([{ type: 'jokerPlayed', contestantId: playerId(1), round: 0 }]);
    playItem(game, { 1: true, 2: true });
    expect([scoreOf(game, 1), scoreOf(game, 2)]).toEqual([1_000, 1_000]);
    playItem(game, { 1: true, 2: true });
    expect([scoreOf(game, 1), scoreOf(game, 2)]).toEqual([4_000, 2_000]);
    game.next();
    expect(viewFor(game.state, 'display')).toMatchObject({
      isRoundOver: true,
      jokers: [{ name: 'Player 1', points: 2_000 }]
    });
    playItem(game, { 1: true });
    expect(scoreOf(game, 1)).toBe(5_000);
  });

  test('[GAME-85] is played once, on the round that is introduced, and may be taken back until it begins', () => {
    const game = new TestGame(jokerQuiz());
    game.join(1);
    expect(joker(game, 1, 0)).toBe('notNow');
    game.next();
    expect(joker(game, 1, 1)).toBe('notNow');
    joker(game, 1, 0);
    expect(joker(game, 1, 0)).toEqual([]);
    expect(joker(game, 1, 0, false)).toEqual([{ type: 'jokerTakenBack', contestantId: playerId(1) }]);
    joker(game, 1, 0);
    game.toOpen();
    expect(joker(game, 1, 0, false)).toBe('notNow');
    playItem(game, {});
    playItem(game, {});
    game.next();
    game.next();
    expect(game.state.phase).toMatchObject({ name: 'roundIntro', round: 1 });
    expect(joker(game, 1, 1)).toBe('notNow');
  });

  test('[GAME-85] is not there where the quiz has none, or one round alone', () => {
    const without = new TestGame(jokerQuiz({}, { joker: false }));
    without.join(1);
    without.next();
    expect(joker(without, 1, 0)).toBe('notNow');
    const alone = new TestGame(frozenQuiz([singleChoice()], { joker: true, wager: 'round' }));
    alone.join(1);
    alone.next();
    expect(alone.state.phase.name).toBe('roundIntro');
    expect(joker(alone, 1, 0)).toBe('notNow');
  });

  test('[SCORING-24] costs nobody anything: a round that brought less than nothing is not doubled', () => {
    const game = new TestGame(jokerQuiz({ penalty: 50 }));
    game.join(1);
    game.next();
    joker(game, 1, 0);
    playItem(game, { 1: false });
    playItem(game, { 1: false });
    expect(scoreOf(game, 1)).toBe(-1_000);
  });

  test('[SCORING-24] counts where the rest of its round is skipped, and no more once that is taken back', () => {
    const game = new TestGame(jokerQuiz());
    game.join(1);
    game.next();
    joker(game, 1, 0);
    playItem(game, { 1: true });
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    expect(scoreOf(game, 1)).toBe(2_000);
    game.do({ type: 'undoSkip', from: game.step });
    expect([game.state.phase.name, scoreOf(game, 1)]).toEqual(['open', 1_000]);
    game.do({ type: 'end' });
    expect(scoreOf(game, 1)).toBe(2_000);
  });

  test('[GAME-87] is known to its contestant and the host alone until its round is over', () => {
    const game = new TestGame(jokerQuiz());
    for (const number of [1, 2]) game.join(number);
    game.next();
    const others = () =>
      JSON.stringify([
        viewFor(game.state, 'players'),
        viewFor(game.state, 'display'),
        new PersonalViews(game.state).of(playerId(2))
      ]);
    const before = others();
    joker(game, 1, 0);
    expect(others()).toBe(before);
    expect(new PersonalViews(game.state).of(playerId(1))?.stakes).toEqual({ joker: 1 });
    expect(viewFor(game.state, 'host').staked).toEqual({
      jokers: { count: 1, names: ['Player 1'] },
      wagers: 0
    });
  });
});

describe('wagers', () => {
  const before = (game: TestGame) => {
    for (const number of [1, 2, 3]) game.join(number);
    playItem(game, { 1: true, 2: true, 3: true });
  };
  const lastWagered = () => {
    const quiz = frozenQuiz([singleChoice(), singleChoice()], { scoring: 'flat' });
    const [first, last] = quiz.items;
    if (!first || !last) throw new Error('no items');
    return new TestGame({ ...quiz, items: [first, { ...last, rules: { wager: 'question' } }] });
  };

  test('[GAME-86] come before the question is seen, within what there is to lose', () => {
    const game = lastWagered();
    before(game);
    game.next();
    game.next();
    expect(game.state.phase).toEqual({ name: 'wager', item: 1 });
    expect(viewFor(game.state, 'players')).toMatchObject({ phase: 'wager', atStake: { wager: itemId(1) } });
    expect(viewFor(game.state, 'players')).not.toHaveProperty('question');
    expect(wager(game, 1, itemId(0), 10)).toBe('notNow');
    for (const points of [1_001, -1, 0.5, NaN]) expect(wager(game, 1, itemId(1), points)).toBe('badAnswer');
    expect(wager(game, 1, itemId(1), 1_000)).toMatchObject([{ type: 'wagerPlaced', points: 1_000 }]);
    expect(wager(game, 1, itemId(1), 600)).toMatchObject([{ points: 600 }]);
    expect(wager(game, 1, itemId(1), 600)).toEqual([]);
    game.do({ type: 'pause' });
    expect(wager(game, 1, itemId(1), 10)).toBe('paused');
    game.do({ type: 'resume' });
    game.toOpen();
    expect(wager(game, 1, itemId(1), 10)).toBe('notNow');
  });

  test('[SCORING-25] are won by who is right, and lost by who is wrong or says nothing', () => {
    const game = lastWagered();
    before(game);
    game.next();
    game.next();
    for (const number of [1, 2, 3]) wager(game, number, itemId(1), 700);
    playItem(game, { 1: true, 2: false });
    expect([1, 2, 3].map((number) => scoreOf(game, number))).toEqual([2_700, 300, 300]);
    const results = [1, 2, 3].map(
      (number) => new PersonalViews(game.state).of(playerId(number))?.result?.points
    );
    expect(results).toEqual([1_700, -700, -700]);
  });

  test('[SCORING-25] on a round are won by who had at least half of it right, once it is over', () => {
    const quiz = frozenQuiz(
      [0, 1, 2].map(() => singleChoice()),
      { scoring: 'flat' },
      [1, 2]
    );
    const [first, last] = quiz.rounds;
    if (!first || !last) throw new Error('no rounds');
    const game = new TestGame({ ...quiz, rounds: [first, { ...last, rules: { wager: 'round' } }] });
    before(game);
    game.next();
    game.next();
    for (const number of [1, 2]) wager(game, number, last.id, 500);
    playItem(game, { 1: true });
    expect([scoreOf(game, 1), scoreOf(game, 2)]).toEqual([2_000, 1_000]);
    playItem(game, {});
    expect([scoreOf(game, 1), scoreOf(game, 2)]).toEqual([2_500, 500]);
  });

  test('[SCORING-11] [SCORING-22] a mark moves streaks and everything behind it', () => {
    const quiz = frozenQuiz(
      [0, 1, 2].map(() => singleChoice()),
      { scoring: 'flat', streakBonus: 10 }
    );
    const game = new TestGame(quiz);
    game.join(1);
    playItem(game, { 1: true });
    playItem(game, { 1: false });
    playItem(game, { 1: true });
    expect(scoreOf(game, 1)).toBe(2_000);
    game.do({ type: 'mark', itemId: itemId(1), value: 0, grade: 1 });
    expect(scoreOf(game, 1)).toBe(3_300);
    expect(game.contestant(1).bestStreak).toBe(3);
  });

  test('a guess that is the nearest is right alone [SCORING-19]', () => {
    const game = new TestGame(frozenQuiz([numberEstimate()], { scoring: 'nearest' }));
    for (const number of [1, 2, 3]) game.join(number);
    game.toOpen();
    for (const [number, value] of [
      [1, 900],
      [2, 100],
      [3, 5_000]
    ] as const)
      game.answer(number, { value });
    game.toLocked();
    game.next();
    expect([1, 2, 3].map((number) => scoreOf(game, number))).toEqual([0, 1_000, 0]);
  });
});

describe('before the last question', () => {
  const game = (rules: OwnRules) => {
    const quiz = frozenQuiz([singleChoice(), singleChoice(), singleChoice()], { scoring: 'flat' });
    const items = quiz.items.map((item, index) => (index === 2 ? { ...item, rules } : item));
    const played = new TestGame({ ...quiz, items });
    for (const number of [1, 2]) played.join(number);
    playItem(played, { 1: true });
    return played;
  };

  test('[GAME-88] the board is covered where that is double, and the host alone sees it', () => {
    const played = game({ double: true });
    played.next();
    expect(viewFor(played.state, 'display')).toHaveProperty('board');
    playItem(played, { 1: true });
    played.next();
    const display = viewFor(played.state, 'display');
    expect(display).toMatchObject({ phase: 'scoreboard', isCovered: true });
    expect(display).not.toHaveProperty('board');
    expect(viewFor(played.state, 'host').board).toHaveLength(2);
    played.toOpen();
    expect(viewFor(played.state, 'display')).not.toHaveProperty('standings');
    expect(viewFor(played.state, 'players').rules).toEqual({ scoring: 'flat', double: true });
  });

  test('[GAME-88] the board is seen where that is as any other', () => {
    const played = game({});
    playItem(played, { 1: true });
    played.next();
    expect(viewFor(played.state, 'display')).toHaveProperty('board');
    expect(viewFor(played.state, 'players')).not.toHaveProperty('rules');
  });
});
