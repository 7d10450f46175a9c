import { describe, expect, test } from 'vitest';
import {
  frozenQuiz,
  itemId,
  playerId,
  singleChoice,
  trueFalse,
  typedAnswer
} from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { viewFor } from '../view-for.ts';
import { whoSaid } from './who-said.ts';

const SAID = [
  'Paris',
  'paris',
  'Parijs',
  'Pariss',
  'Prais',
  'Pharris',
  'Lyon',
  'Paris France',
  'Rome',
  'rome',
  'Lyons'
];

/** A typed question that many have answered, locked; a choice behind it. */
function desk(said = SAID, part = {}) {
  const game = new TestGame(frozenQuiz([typedAnswer(part), singleChoice(), trueFalse()]));
  for (const [index] of said.entries()) game.join(index);
  game.toOpen();
  for (const [index, value] of said.entries()) game.answer(index, { value });
  game.toLocked();
  return game;
}
const groups = (game: TestGame, at = 0) => viewFor(game.state, 'marker')[`groups${at}`] ?? [];

describe('the desk', () => {
  test('[GAME-80] has the closed questions, with groups of what says the same and their count', () => {
    const game = desk();
    const [item, ...others] = viewFor(game.state, 'marker').desk;
    expect(item).toMatchObject({
      id: itemId(0),
      at: 0,
      n: 1,
      question: { type: 'typedAnswer' },
      answers: 11,
      groups: 9
    });
    expect(others).toEqual([]);
    expect(groups(game).find(({ key }) => key === 'rome')).toMatchObject({
      value: 'Rome',
      count: 2,
      grade: 0
    });
    game.next();
    game.toOpen();
    game.answer(1, { value: 1 });
    expect(viewFor(game.state, 'marker').desk).toHaveLength(1);
    game.toLocked();
    expect(groups(game, 1)).toEqual([{ key: '1', value: 1, count: 1, grade: 1 }]);
  });

  test('[GAME-81] tells why, the most doubtful first, with what looks like it behind', () => {
    const told = groups(desk()).map(({ value, grade, reason, isLike }) => [
      value,
      grade,
      reason && ('n' in reason ? `${reason.is} ${String(reason.n)}` : reason.is),
      ...(isLike ? ['like'] : [])
    ]);
    expect(told).toEqual([
      ['Pharris', 0, 'near 2'],
      ['Paris France', 0, 'part'],
      ['Parijs', 1, 'errors 1'],
      ['Pariss', 1, 'errors 1', 'like'],
      ['Prais', 1, 'errors 1'],
      ['Rome', 0, 'other'],
      ['Lyon', 0, 'other'],
      ['Lyons', 0, 'other', 'like'],
      ['Paris', 1, 'same']
    ]);
    const wrong = groups(desk(['Rome', 'Romo', 'Parys'], { accepted: ['Paris'], wrong: ['Rome', 'Paryss'] }));
    expect(wrong.map(({ value, reason }) => [value, reason?.is])).toEqual([
      ['Parys', 'nearWrong'],
      ['Romo', 'other'],
      ['Rome', 'listedWrong']
    ]);
  });

  test('[GAME-82] counts what is left to be looked at, until it is marked or somebody has looked at all', () => {
    const game = desk();
    const open = () => viewFor(game.state, 'marker').desk[0]?.open;
    expect(open()).toBe(5);
    game.do({ type: 'mark', itemId: itemId(0), value: 'pharris', grade: 0.5, by: 'marker', why: 'heard so' });
    expect(open()).toBe(4);
    expect(groups(game)[0]).toMatchObject({ mark: 0.5, why: 'heard so' });
    game.do({ type: 'checkItem', itemId: itemId(0), isChecked: true, by: 'marker' });
    expect(viewFor(game.state, 'marker').desk[0]).toMatchObject({ open: 0, isChecked: true });
    game.do({ type: 'checkItem', itemId: itemId(0), isChecked: false, by: 'marker' });
    expect(open()).toBe(4);
    expect(game.do({ type: 'checkItem', itemId: itemId(1), isChecked: true })).toBe('notNow');
  });

  test('[GAME-80] counts who is there; who wrote it is told when somebody asks', () => {
    const game = desk();
    const names = JSON.stringify(viewFor(game.state, 'marker'));
    expect(names).not.toContain('Player 8');
    expect(whoSaid(game.state, itemId(0), 'ROME')).toEqual({ names: ['Player 8', 'Player 9'], of: 2 });
    game.do({ type: 'kick', playerId: playerId(9) });
    expect(groups(game).find(({ key }) => key === 'rome')?.count).toBe(1);
    expect(whoSaid(game.state, itemId(0), 'Rome')).toEqual({ names: ['Player 8'], of: 1 });
    game.do({ type: 'readmit', playerId: playerId(9) });
    expect(groups(game).find(({ key }) => key === 'rome')?.count).toBe(2);
    expect(whoSaid(game.state, itemId(1), 1)).toEqual({ names: [], of: 0 });
  });
});
