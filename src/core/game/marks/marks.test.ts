import { describe, expect, test } from 'vitest';
import {
  frozenQuiz,
  itemId,
  playerId,
  singleChoice,
  trueFalse,
  typedAnswer
} from '../../quiz/quiz.fixture.ts';
import { scoresOf } from '../answers/answers.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { replay } from '../replay.ts';
import { initialState } from '../state.ts';
import { viewFor } from '../view-for.ts';
import type { MarkGrade } from './commands.ts';

/** A typed question that three have answered, then two others; locked. */
function typed() {
  const game = new TestGame(frozenQuiz([typedAnswer(), trueFalse(), singleChoice()], { scoring: 'flat' }));
  for (const number of [1, 2, 3]) game.join(number);
  game.toOpen();
  game.answer(1, { value: 'Lyon' });
  game.answer(2, { value: 'LYON!' });
  game.answer(3, { value: 'Paris' });
  game.toLocked();
  return game;
}

const mark = (game: TestGame, value: unknown, grade: MarkGrade, item = 0) =>
  game.do({ type: 'mark', itemId: itemId(item), value, grade });
const scores = (game: TestGame) => [1, 2, 3].map((number) => game.contestant(number).score);

describe('marking', () => {
  test('[SCORING-7] a mark before the reveal holds for everybody who said the same', () => {
    const game = typed();
    expect(mark(game, 'lyon', 0.5)).toEqual([
      { type: 'answersMarked', itemId: itemId(0), value: 'lyon', grade: 0.5, by: 'host', at: game.now }
    ]);
    game.next();
    expect(scores(game)).toEqual([500, 500, 1_000]);
    expect(scoresOf(game.state, itemId(0)).get(game.contestant(1).id)).toMatchObject({
      grade: 0.5,
      right: true
    });
  });

  test('[SCORING-10] is for items that are locked, and ends with the evening', () => {
    const game = new TestGame(frozenQuiz([typedAnswer(), trueFalse()]));
    game.join(1);
    expect(mark(game, 'Lyon', 1)).toBe('notNow');
    game.toOpen();
    expect(mark(game, 'Lyon', 1)).toBe('notNow');
    game.toLocked();
    expect(mark(game, 'Lyon', 1)).toHaveLength(1);
    game.next();
    game.do({ type: 'pause' });
    expect(mark(game, 'Lyon', 1)).toHaveLength(1);
    game.do({ type: 'resume' });
    game.toOpen();
    // The second question is open, and the first can still be marked.
    expect(mark(game, 'Lyon', 0)).toHaveLength(1);
    expect(mark(game, true, 0, 1)).toBe('notNow');
    game.do({ type: 'skip', from: game.step });
    expect(game.state.phase.name).toBe('podium');
    expect(mark(game, true, 0, 1)).toBe('notNow');
    expect(mark(game, 'Lyon', 1)).toHaveLength(1);
    game.next();
    expect(mark(game, 'Lyon', 1)).toBe('ended');
  });

  test('[SCORING-10] what is no answer to the item marks nothing, nor does an item that there is not', () => {
    const game = typed();
    expect(mark(game, 7, 1)).toBe('badAnswer');
    expect(mark(game, '\u0000', 1)).toBe('badAnswer');
    expect(mark(game, 'Lyon', 1, 99)).toBe('notNow');
    expect(game.do({ type: 'unmark', itemId: itemId(0), value: [] })).toBe('badAnswer');
  });

  test('[SCORING-10] the reason is kept as far as it can be seen', () => {
    const game = typed();
    const given = { type: 'mark', itemId: itemId(0), value: 'Lyon', grade: 1 } as const;
    expect(game.do({ ...given, why: ' said so\u0000in class ' })).toMatchObject([
      { why: 'said so in class' }
    ]);
    expect(game.do({ ...given, why: '\u200b' })).toEqual([expect.not.objectContaining({ why: '' })]);
  });

  test('[SCORING-11] after the reveal everybody is rescored: points, ranks, streaks, results, the chart', () => {
    const game = typed();
    game.next();
    expect(scores(game)).toEqual([0, 0, 1_000]);
    expect(viewFor(game.state, 'display').summary?.bars).toEqual([
      { label: 'Paris', count: 1, right: true },
      { label: 'Lyon', count: 2, right: false }
    ]);
    mark(game, 'Lyon', 1);
    mark(game, 'Paris', 0);
    expect(scores(game)).toEqual([1_000, 1_000, 0]);
    expect(viewFor(game.state, 'display').summary?.bars).toEqual([
      { label: 'Paris', count: 0, right: true },
      { label: 'Lyon', count: 2, right: true },
      { label: 'Paris', count: 1, right: false }
    ]);
    const views = new PersonalViews(game.state);
    expect(views.of(playerId(1))).toMatchObject({
      rank: 1,
      streak: 1,
      result: { right: true, points: 1_000 }
    });
    expect(views.of(playerId(3))).toMatchObject({ rank: 3, streak: 0, result: { right: false, points: 0 } });

    game.do({ type: 'unmark', itemId: itemId(0), value: 'lyon' });
    game.do({ type: 'unmark', itemId: itemId(0), value: 'PARIS' });
    expect(scores(game)).toEqual([0, 0, 1_000]);
  });

  test('[SCORING-11] a mark to an earlier item changes streaks, and the ranks from which places moved', () => {
    const game = typed();
    game.next();
    game.toOpen();
    game.answer(1);
    game.answer(3, { value: false });
    game.toLocked();
    game.next();
    game.next();
    const moved = () => viewFor(game.state, 'display').board?.map(({ name, moved: by }) => [name, by]);
    expect([scores(game), game.contestant(1).streak]).toEqual([[1_000, 0, 1_000], 1]);
    expect(moved()).toEqual([
      ['Player 1', 1],
      ['Player 3', 0],
      ['Player 2', -1]
    ]);
    mark(game, 'Lyon', 1);
    expect([scores(game), game.contestant(1).streak]).toEqual([[2_000, 1_000, 1_000], 2]);
    expect(game.contestant(1).bestStreak).toBe(2);
    expect(moved()).toEqual([
      ['Player 1', 0],
      ['Player 2', -1],
      ['Player 3', -1]
    ]);
    // What was revealed last is still told of.
    expect(game.state.scores?.item).toBe(itemId(1));
  });

  test('[SCORING-10] the host is told what was said of the item that is on, and nobody else', () => {
    const game = typed();
    expect(viewFor(game.state, 'host')).not.toHaveProperty('marks');
    game.do({ type: 'mark', itemId: itemId(0), value: 'Lyon', grade: 0.5, why: 'nearly' });
    mark(game, 'Nice', 1);
    mark(game, 'lyon', 1);
    expect(viewFor(game.state, 'host').marks).toEqual([
      { value: 'Nice', grade: 1 },
      { value: 'lyon', grade: 1 }
    ]);
    expect(viewFor(game.state, 'display')).not.toHaveProperty('marks');
    expect(viewFor(game.state, 'players')).not.toHaveProperty('marks');
  });

  test('[GAME-1] a stored mark that is no answer to its question marks nothing when it is replayed', () => {
    const game = typed();
    mark(game, 'Lyon', 1);
    game.next();
    const events = game.events.map((event) =>
      event.type === 'answersMarked' ? { ...event, value: 7 } : event
    );
    const state = replay(initialState(game.state.sessionId, 'ABCDE', game.state.quiz), events);
    expect(state.contestants.get(game.contestant(1).id)?.score).toBe(0);
    expect(state.seq).toBe(game.state.seq);
  });
});
