import { describe, expect, test } from 'vitest';
import { frozenQuiz, playerId, singleChoice } from '../../quiz/quiz.fixture.ts';
import { aloneAs } from '../contestants/contestants.ts';
import { standings } from '../contestants/standings.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';

/** A game at its only reveal, in which these were right. */
function revealed(players: number, ...right: readonly number[]): TestGame {
  const game = new TestGame(frozenQuiz([singleChoice()], { scoring: 'flat' }));
  for (let number = 1; number <= players; number++) game.join(number);
  game.toOpen();
  for (const number of right) game.answer(number);
  game.toLocked();
  game.next();
  return game;
}
const ask = (game: TestGame, prompt = 'How many?') =>
  game.do({ type: 'breakTie', from: game.step, prompt, correct: 100, unit: 'm' });
const guess = (game: TestGame, number: number, value: number) =>
  game.do({ type: 'guessTie', playerId: playerId(number), value });
const places = (game: TestGame) =>
  standings(game.state).map(({ contestant, rank }) => [contestant.profile.name, rank]);

describe('[GAME-89] a tie for one of the first three places', () => {
  test('is offered to the host before the podium, and to nobody else', () => {
    const game = revealed(3, 1, 2);
    expect(viewFor(game.state, 'host').tie).toEqual({ place: 1, names: ['Player 1', 'Player 2'] });
    expect(viewFor(game.state, 'display')).not.toHaveProperty('tie');
    expect(viewFor(revealed(3, 1).state, 'host')).not.toHaveProperty('tie');
    // Without a point nobody has a place.
    expect(viewFor(revealed(3).state, 'host')).not.toHaveProperty('tie');
  });

  test('is broken by the nearest number, by phone or typed by the host [SCORING-27]', () => {
    const game = revealed(4, 1, 2, 3);
    expect(ask(game)).toMatchObject([{ type: 'tieBreakOpened', place: 1 }]);
    expect(guess(game, 4, 100)).toBe('notNow');
    guess(game, 1, 140);
    game.do({ type: 'setTieGuess', from: game.step, contestantId: aloneAs(playerId(2)), value: 90 });
    expect(guess(game, 1, Infinity)).toBe('badAnswer');
    game.next();
    expect(game.step).toBe('tieBreak:1:told');
    expect(places(game)).toEqual([
      ['Player 2', 1],
      ['Player 1', 2],
      ['Player 3', 3],
      ['Player 4', 4]
    ]);
    expect(guess(game, 3, 100)).toBe('notNow');
    game.next();
    expect(game.state.phase.name).toBe('podium');
  });

  test('is still one where both are as near, and may be broken again', () => {
    const game = revealed(2, 1, 2);
    ask(game);
    guess(game, 1, 90);
    guess(game, 2, 110);
    game.next();
    expect(places(game)).toEqual([
      ['Player 1', 1],
      ['Player 2', 1]
    ]);
    ask(game, 'And how many then?');
    guess(game, 2, 100);
    game.next();
    expect(places(game)[0]).toEqual(['Player 2', 1]);
  });

  test('asks those who share it, and tells nobody the number or another’s guess before its time', () => {
    const game = revealed(3, 1, 2);
    ask(game);
    guess(game, 1, 12_345);
    const personal = new PersonalViews(game.state);
    const open = JSON.stringify([
      viewFor(game.state, 'players'),
      viewFor(game.state, 'display'),
      personal.of(playerId(2)),
      personal.of(playerId(3))
    ]);
    expect(open).not.toContain('12345');
    expect(open).not.toContain('"correct"');
    expect(personal.of(playerId(1))?.tie).toEqual({ guess: 12_345 });
    expect(personal.of(playerId(2))?.tie).toEqual({});
    expect(personal.of(playerId(3))).not.toHaveProperty('tie');
    expect(viewFor(game.state, 'host').tieBreak).toMatchObject({
      correct: 100,
      among: [{ guess: 12_345 }, {}]
    });
    game.next();
    expect(viewFor(game.state, 'display').tieBreak).toMatchObject({
      correct: 100,
      among: [{ isNearest: true }, {}]
    });
  });

  test('needs words and a number', () => {
    const game = revealed(2, 1, 2);
    expect(ask(game, ' \u202e ')).toBe('badAnswer');
    expect(game.do({ type: 'breakTie', from: game.step, prompt: 'x', correct: NaN, unit: '' })).toBe(
      'badAnswer'
    );
    expect(game.do({ type: 'breakTie', from: 'lobby', prompt: 'x', correct: 1, unit: '' })).toBe('stale');
  });

  test('waits for the host also where the evening goes on by itself', () => {
    const tied = revealed(2, 1, 2);
    tied.do({ type: 'setAuto', pace: 'brisk' });
    tied.pass(600_000);
    expect(tied.state.phase.name).toBe('reveal');
    const alone = revealed(2, 1);
    alone.do({ type: 'setAuto', pace: 'brisk' });
    alone.pass(600_000);
    expect(alone.state.phase.name).toBe('podium');
  });
});
