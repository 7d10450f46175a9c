import { describe, expect, test } from 'vitest';
import { asksQuestion } from '../item/question/asks-question.ts';
import {
  frozenQuiz,
  itemId,
  numberEstimate,
  playerId,
  singleChoice,
  trueFalse
} from '../quiz/quiz.fixture.ts';
import { TestGame } from './game.fixture.ts';
import { PersonalViews } from './personal-view.ts';
import { answerCounts } from './answer-counts.ts';
import { BOARD_ROWS } from './contestants/board.ts';
import { leaders, standings } from './contestants/standings.ts';
import { LOBBY_NAMES } from './show/view.ts';
import { viewFor } from './view-for.ts';

const started = (players = 2, settings = {}) => {
  const game = new TestGame(frozenQuiz([singleChoice(), trueFalse()], { scoring: 'flat', ...settings }));
  for (let number = 1; number <= players; number++) game.join(number);
  return game;
};
const personal = (game: TestGame, number: number) => new PersonalViews(game.state).of(playerId(number));

describe('shared views', () => {
  test('the lobby shows the latest names first, and not more than fit', () => {
    const game = started(LOBBY_NAMES + 5);
    const { lobby, players } = viewFor(game.state, 'display');
    expect(lobby).toHaveLength(LOBBY_NAMES);
    expect(lobby?.[0]).toEqual({ id: playerId(65), name: 'Player 65', avatar: '🦊' });
    expect(players).toBe(65);
  });

  test('[GAME-7] solution and explanation appear at the reveal, to the host before', () => {
    const game = started();
    game.toOpen();
    for (const audience of ['players', 'display'] as const) {
      const view = viewFor(game.state, audience);
      expect(view.question).toMatchObject({ options: { length: 4 } });
      expect(view).not.toHaveProperty('solution');
      expect(view).not.toHaveProperty('explanation');
    }
    expect(viewFor(game.state, 'host').solution).toEqual({ type: 'singleChoice', correct: [1] });
    game.toLocked();
    expect(viewFor(game.state, 'players')).not.toHaveProperty('solution');
    game.next();
    expect(viewFor(game.state, 'players')).toMatchObject({
      solution: { type: 'singleChoice', correct: [1] },
      explanation: 'About: Which planet is closest to the sun?'
    });
    game.next();
    expect(viewFor(game.state, 'players')).not.toHaveProperty('solution');
  });

  test('the reveal names the fastest right answer and shows the chart', () => {
    const game = started(3);
    game.toOpen();
    game.answer(1, { value: 0 });
    game.pass(1_000);
    game.answer(2);
    game.answer(3);
    game.toLocked();
    game.next();
    const { fastest, summary } = viewFor(game.state, 'display');
    expect(fastest).toEqual({ name: 'Player 2', avatar: '🦊', tapMs: 1_000 });
    expect(summary?.bars.map((bar) => bar.count)).toEqual([1, 2, 0, 0]);
    expect(viewFor(game.state, 'players')).not.toHaveProperty('summary');
  });

  test('the scoreboard tells what the last item brought, and when a round is over', () => {
    const game = new TestGame(
      frozenQuiz([singleChoice(), singleChoice(), singleChoice()], { scoring: 'flat' }, [1, 2])
    );
    for (const number of [1, 2]) game.join(number);
    const play = () => {
      game.toOpen();
      game.answer(1);
      game.toLocked();
      game.next();
      game.next();
      return viewFor(game.state, 'display');
    };
    const first = play();
    expect(first.isRoundOver).toBe(true);
    expect(first.board?.map(({ won, streak }) => [won, streak])).toEqual([
      [1_000, undefined],
      [undefined, undefined]
    ]);
    const second = play();
    expect(second).not.toHaveProperty('isRoundOver');
    expect(second.board?.[0]).toMatchObject({ score: 2_000, won: 1_000, streak: 2 });
  });

  test('[QUESTION-15] the reveal of an estimate names the closest, and nothing does so before', () => {
    const game = new TestGame(frozenQuiz([numberEstimate()]));
    for (const number of [1, 2, 3]) game.join(number);
    game.toOpen();
    game.answer(1, { value: 331.5 });
    game.pass(1_000);
    game.answer(2, { value: 328.5 });
    game.answer(3, { value: 330 });
    game.do({ type: 'kick', playerId: playerId(3) });
    game.toLocked();
    for (const audience of ['display', 'host'] as const)
      expect(viewFor(game.state, audience)).not.toHaveProperty('closest');
    game.next();
    for (const audience of ['display', 'host'] as const) {
      const view = viewFor(game.state, audience);
      expect(view.closest).toEqual({ name: 'Player 1', avatar: '🦊', off: 1.5 });
      expect(view).not.toHaveProperty('fastest');
    }
    expect(viewFor(game.state, 'players')).not.toHaveProperty('closest');
  });

  test('[GAME-11] a removed player leaves counts, charts and standings', () => {
    const game = started(3);
    game.toOpen();
    game.answer(1);
    game.answer(2);
    game.do({ type: 'kick', playerId: playerId(1) });
    expect(answerCounts(game.state)).toEqual({ answered: 1, of: 2, bars: [0, 1, 0, 0] });
    game.toLocked();
    game.next();
    expect(viewFor(game.state, 'display')).toMatchObject({
      players: 2,
      summary: { answered: 1 },
      fastest: { name: 'Player 2' }
    });
    expect(personal(game, 1)).toBeUndefined();
    expect(personal(game, 2)).toMatchObject({ rank: 1, of: 2 });
  });

  test('[GAME-40] displays have the standings in between, but for where that gives something away', () => {
    const quiz = [singleChoice(), trueFalse(), trueFalse()];
    const game = new TestGame(frozenQuiz(quiz, { scoring: 'flat' }));
    for (const number of [1, 2, 3]) game.join(number);
    const told = () => viewFor(game.state, 'display').standings?.map(({ id, rank }) => [id, rank]);
    const after = [
      [playerId(2), 1],
      [playerId(1), 2],
      [playerId(3), 2]
    ];
    game.toOpen();
    game.answer(2);
    game.toLocked();
    expect(told()).toBeUndefined();
    game.next();
    expect([game.state.phase.name, told()]).toEqual(['reveal', undefined]);
    game.next();
    expect([game.state.phase.name, told()]).toEqual(['scoreboard', undefined]);
    game.toOpen();
    expect(told()).toEqual(after);
    expect(viewFor(game.state, 'players')).not.toHaveProperty('standings');
    game.toLocked();
    expect(told()).toEqual(after);
    game.next();
    game.next();
    game.toOpen();
    expect(told()).toBeDefined();
    // With the last question everything is decided, and the podium tells it.
    game.do({ type: 'skip', from: game.step });
    expect([game.state.phase.name, told()]).toEqual(['podium', undefined]);
  });

  test('[GAME-40] the first rows are those of the standings', () => {
    const game = started(30);
    for (const [index, contestant] of [...game.state.contestants.values()].entries())
      contestant.score = (index * 7) % 5;
    expect(leaders(game.state, BOARD_ROWS)).toEqual(standings(game.state).slice(0, BOARD_ROWS));
  });

  test('the host sees the whole show and what was skipped', () => {
    const game = started();
    game.toOpen();
    game.do({ type: 'skip', from: game.step });
    const { show, skipped } = viewFor(game.state, 'host');
    expect(show.items.map((item) => asksQuestion(item) && item.type)).toEqual(['singleChoice', 'trueFalse']);
    expect(skipped).toEqual([0]);
  });

  test('[GAME-8] a pause shows, with its reason', () => {
    const game = started();
    game.toOpen();
    expect(viewFor(game.state, 'players')).not.toHaveProperty('paused');
    game.do({ type: 'hostAway' });
    expect(viewFor(game.state, 'players').paused).toBe('hostAway');
  });

  test('no view holds a credential', () => {
    const game = started();
    game.toOpen();
    game.toLocked();
    game.next();
    game.next();
    for (const audience of ['players', 'display', 'host'] as const) {
      expect(JSON.stringify(viewFor(game.state, audience))).not.toContain('credential-');
    }
    expect(JSON.stringify(personal(game, 1))).not.toContain('credential-');
  });
});

describe('the scoreboard', () => {
  test('shows one row further down: the best climb', () => {
    const items = [trueFalse({ points: 10 }), trueFalse({ points: 1 }), trueFalse({ points: 1 })];
    const game = new TestGame(frozenQuiz(items, { scoring: 'flat' }));
    for (let number = 1; number <= 14; number++) game.join(number);
    game.toOpen();
    for (let number = 1; number <= 10; number++) game.answer(number);
    game.toLocked();
    game.next();
    game.toOpen();
    game.answer(11);
    game.answer(12);
    game.toLocked();
    game.next();
    game.toOpen();
    game.answer(13);
    game.answer(12);
    game.toLocked();
    game.next();
    const before = [11, 12, 13, 14].map((number) => game.contestant(number).rankBefore);
    expect(before).toEqual([11, 11, 13, 13]);
    // The last reveal has no scoreboard: show the one it would have.
    game.state.phase = { name: 'scoreboard', item: 2 };
    const { board } = viewFor(game.state, 'display');
    expect(board).toHaveLength(BOARD_ROWS + 1);
    expect(board?.at(-1)).toMatchObject({ id: playerId(13), rank: 12, moved: 1 });
  });
});

describe('personal views', () => {
  test('[GAME-7] the result of an answer appears at the reveal', () => {
    const game = started();
    game.toOpen();
    game.answer(1);
    const given = { item: itemId(0), value: 1, rev: 0 };
    expect(personal(game, 1)).toMatchObject({ score: 0, answer: given });
    expect(personal(game, 1)).not.toHaveProperty('result');
    game.toLocked();
    expect(personal(game, 1)).not.toHaveProperty('result');
    game.next();
    expect(personal(game, 1)).toMatchObject({
      score: 1_000,
      result: { right: true, points: 1_000, tapMs: 0 }
    });
    expect(personal(game, 2)).toMatchObject({ score: 0, result: { right: false, points: 0 }, streak: 0 });
  });

  test('[QUESTION-15] an estimate learns at the reveal how far it is off, and no other answer does', () => {
    const game = new TestGame(frozenQuiz([numberEstimate(), trueFalse()]));
    for (const number of [1, 2, 3]) game.join(number);
    game.toOpen();
    game.answer(1, { value: 330 });
    game.answer(2, { value: 1_000.25 });
    game.toLocked();
    expect(personal(game, 2)).not.toHaveProperty('result');
    game.next();
    expect(personal(game, 1)?.result).toMatchObject({ right: true, off: 0 });
    expect(personal(game, 2)?.result).toMatchObject({ right: false, points: 0, off: 670.25 });
    expect(personal(game, 3)?.result).not.toHaveProperty('off');
    game.next();
    game.toOpen();
    game.answer(1, { value: true });
    game.toLocked();
    game.next();
    expect(personal(game, 1)?.result).not.toHaveProperty('off');
  });

  test('[SCORING-4] who is ahead is the next better score, not a tie', () => {
    const game = started(3);
    game.toOpen();
    game.answer(1);
    game.toLocked();
    game.next();
    expect(personal(game, 1)).not.toHaveProperty('chase');
    expect(personal(game, 3)).toMatchObject({ rank: 2, chase: { name: 'Player 1', gap: 1_000 } });
  });

  test('[GAME-7] the result stays on the scoreboard', () => {
    const game = started();
    game.toOpen();
    game.answer(1);
    game.toLocked();
    game.next();
    const { result } = personal(game, 1) ?? {};
    game.next();
    expect(game.step).toBe('scoreboard:0');
    expect(personal(game, 1)?.result).toEqual({ ...result, right: true });
    expect(personal(game, 2)?.result).toEqual({ right: false, points: 0 });
  });

  test('[SCORING-6] the podium tells the longest streak, and apart from it how many were right', () => {
    const game = new TestGame(frozenQuiz([0, 1, 2, 3].map(() => singleChoice())));
    game.join(1);
    for (const right of [true, true, false, true]) {
      game.toOpen();
      game.answer(1, right ? {} : { value: 0 });
      game.toLocked();
      game.next();
    }
    game.next();
    expect(game.step).toBe('podium:3');
    expect(personal(game, 1)).toMatchObject({ streak: 1, best: { streak: 2, right: 3, items: 4 } });
  });

  test('[SCORING-6] the podium sums up', () => {
    const game = started();
    for (const step of ['reveal', 'podium'] as const) {
      game.toOpen();
      game.answer(1);
      game.toLocked();
      game.next();
      if (step === 'podium') game.next();
    }
    expect(personal(game, 1)).toMatchObject({ best: { streak: 2, right: 2, items: 2 } });
    expect(personal(game, 2)).toMatchObject({ best: { streak: 0, right: 0, items: 2 } });
  });
});
