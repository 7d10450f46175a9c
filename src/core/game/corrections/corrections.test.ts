import { describe, expect, test } from 'vitest';
import {
  contestantId,
  frozenQuiz,
  itemId,
  numberEstimate,
  playerId,
  singleChoice,
  trueFalse,
  typedAnswer
} from '../../quiz/quiz.fixture.ts';
import type { Question } from '../../question/question.ts';
import { scoresOf } from '../answers/answers.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';

/** Two players; the first question is revealed, which the first of them had right and the second not. */
function played(questions: readonly Question[] = [typedAnswer(), trueFalse(), singleChoice()]) {
  const game = new TestGame(frozenQuiz(questions, { scoring: 'flat' }));
  for (const number of [1, 2]) game.join(number);
  game.toOpen();
  game.answer(1);
  game.answer(2, { value: questions[0]?.type === 'numberEstimate' ? 200 : 'Lyon' });
  game.toLocked();
  game.next();
  return game;
}

const scores = (game: TestGame) => [1, 2].map((number) => game.contestant(number).score);
const item = itemId(0);

describe('corrections', () => {
  test('[SCORING-13] a void item counts for nobody, and counts again when that is taken back', () => {
    const game = played();
    game.do({ type: 'voidItem', itemId: item, isVoid: true, why: 'two answers' });
    expect(scores(game)).toEqual([0, 0]);
    expect(game.contestant(1)).toMatchObject({ streak: 0, rightCount: 0, totalTapMs: 0 });
    expect(scoresOf(game.state, item).size).toBe(0);
    expect(viewFor(game.state, 'players')).toMatchObject({
      isVoid: true,
      corrected: { what: 'void', n: 1, at: game.now }
    });
    game.do({ type: 'voidItem', itemId: item, isVoid: false });
    expect(scores(game)).toEqual([1_000, 0]);
    expect(game.contestant(1)).toMatchObject({ streak: 1, rightCount: 1 });
    expect(viewFor(game.state, 'players')).not.toHaveProperty('isVoid');
    expect(viewFor(game.state, 'host')).not.toHaveProperty('corrections');
  });

  test('[SCORING-13] a void item neither ends nor lengthens a streak, wherever it stands', () => {
    const game = played([trueFalse(), trueFalse(), trueFalse()]);
    for (const right of [false, true]) {
      game.toOpen();
      game.answer(1, { value: right });
      game.toLocked();
      game.next();
    }
    expect(game.contestant(1)).toMatchObject({ streak: 1, bestStreak: 1, rightCount: 2 });
    game.do({ type: 'voidItem', itemId: itemId(1), isVoid: true });
    expect(game.contestant(1)).toMatchObject({ streak: 2, bestStreak: 2, rightCount: 2 });
    game.do({ type: 'voidItem', itemId: itemId(1), isVoid: false });
    expect(game.contestant(1)).toMatchObject({ streak: 1, bestStreak: 1, rightCount: 2 });
  });

  test('[SCORING-13] what is void before its reveal brings nothing with it', () => {
    const game = new TestGame(frozenQuiz([typedAnswer(), trueFalse()], { scoring: 'flat' }));
    game.join(1);
    expect(game.do({ type: 'voidItem', itemId: item, isVoid: true })).toBe('notNow');
    game.toOpen();
    expect(game.do({ type: 'voidItem', itemId: item, isVoid: true })).toBe('notNow');
    game.answer(1);
    game.toLocked();
    game.do({ type: 'voidItem', itemId: item, isVoid: true });
    // Nobody is told of it before everybody can see it.
    expect(viewFor(game.state, 'players')).not.toHaveProperty('corrected');
    expect(viewFor(game.state, 'players')).not.toHaveProperty('isVoid');
    game.next();
    expect(game.contestant(1).score).toBe(0);
    expect(viewFor(game.state, 'display')).toMatchObject({ isVoid: true });
    game.do({ type: 'voidItem', itemId: item, isVoid: false });
    expect(game.contestant(1).score).toBe(1_000);
  });

  test('[SCORING-14] with another key everybody is judged by it, and by that of the quiz again', () => {
    const game = played();
    game.do({ type: 'swapKey', itemId: item, key: 'Lyon', why: 'was moved' });
    expect(scores(game)).toEqual([0, 1_000]);
    expect(viewFor(game.state, 'players')).toMatchObject({
      solution: { accepted: ['Lyon'] },
      corrected: { what: 'key', n: 1 }
    });
    expect(viewFor(game.state, 'host').corrections).toEqual([
      expect.objectContaining({ what: 'key', question: 1, value: 'Lyon', why: 'was moved', by: 'host' })
    ]);
    game.do({ type: 'swapKey', itemId: item, key: null });
    expect(scores(game)).toEqual([1_000, 0]);
    expect(game.state.asPlayed.size).toBe(0);
  });

  test('[SCORING-14] a guess is measured from the number that is right now', () => {
    const game = played([numberEstimate()]);
    game.do({ type: 'swapKey', itemId: item, key: 200 });
    expect(scores(game)).toEqual([0, 1_000]);
    expect(game.do({ type: 'swapKey', itemId: item, key: 'many' })).toBe('badAnswer');
  });

  test('[SCORING-14] [SCORING-7] a mark holds over the key that comes after it', () => {
    const game = played();
    game.do({ type: 'mark', itemId: item, value: 'Paris', grade: 0.5 });
    game.do({ type: 'swapKey', itemId: item, key: 'Lyon' });
    expect(scores(game)).toEqual([500, 1_000]);
    game.do({ type: 'unmark', itemId: item, value: 'Paris' });
    expect(scores(game)).toEqual([0, 1_000]);
  });

  test('[SCORING-15] points are given and taken with a reason, and taken back', () => {
    const game = played();
    const adjust = (points: number, why = 'late') =>
      game.do({ type: 'adjustPoints', contestantId: contestantId(2), points, why });
    expect(adjust(1_500)).toEqual([
      {
        type: 'pointsAdjusted',
        contestantId: contestantId(2),
        points: 1_500,
        by: 'host',
        at: game.now,
        why: 'late'
      }
    ]);
    const n = game.state.seq;
    adjust(-200);
    expect(scores(game)).toEqual([1_000, 1_300]);
    expect(new PersonalViews(game.state).of(playerId(2))).toMatchObject({ score: 1_300, rank: 1 });
    expect(viewFor(game.state, 'host').corrections).toMatchObject([
      { n, what: 'points', name: 'Player 2', points: 1_500, why: 'late' },
      { what: 'points', points: -200 }
    ]);
    game.do({ type: 'undoAdjustment', n });
    expect(scores(game)).toEqual([1_000, -200]);
    expect(game.do({ type: 'undoAdjustment', n })).toEqual([]);
    // It stays through whatever is counted after it.
    game.do({ type: 'voidItem', itemId: item, isVoid: true });
    expect(scores(game)).toEqual([0, -200]);
  });

  test('[SCORING-15] without a reason, beyond bounds, or for nobody no points are given', () => {
    const game = played();
    const adjust = (points: number, why: string, number = 2) =>
      game.do({ type: 'adjustPoints', contestantId: contestantId(number), points, why });
    expect(adjust(10, '\u200b')).toBe('badAnswer');
    expect(adjust(0, 'late')).toBe('badAnswer');
    expect(adjust(0.5, 'late')).toBe('badAnswer');
    expect(adjust(100_001, 'late')).toBe('badAnswer');
    expect(adjust(10, 'late', 9)).toBe('unknownPlayer');
  });

  test('[SCORING-16] a mark on what was revealed is listed among the corrections; one before it is none', () => {
    const game = new TestGame(frozenQuiz([typedAnswer(), trueFalse()], { scoring: 'flat' }));
    game.join(1);
    game.toOpen();
    game.answer(1, { value: 'Lyon' });
    game.toLocked();
    game.do({ type: 'mark', itemId: item, value: 'Rome', grade: 1 });
    game.next();
    expect(viewFor(game.state, 'host')).not.toHaveProperty('corrections');
    game.do({ type: 'mark', itemId: item, value: 'lyon', grade: 1, by: 'marker', why: 'dialect' });
    expect(viewFor(game.state, 'host').corrections).toMatchObject([
      { what: 'mark', by: 'marker', value: 'lyon', grade: 1, why: 'dialect', question: 1 }
    ]);
    expect(viewFor(game.state, 'display').corrected).toMatchObject({ what: 'mark', n: 1 });
    game.do({ type: 'unmark', itemId: item, value: 'LYON' });
    expect(viewFor(game.state, 'host')).not.toHaveProperty('corrections');
  });
});
