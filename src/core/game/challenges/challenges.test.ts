import { describe, expect, test } from 'vitest';
import { frozenQuiz, itemId, playerId, trueFalse, typedAnswer } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { viewFor } from '../view-for.ts';

/** Of two rounds the first question is revealed, to which the first of two players has written «Lyon». */
function played() {
  const game = new TestGame(frozenQuiz([typedAnswer(), typedAnswer(), trueFalse()], {}, [2, 1]));
  for (const number of [1, 2]) game.join(number);
  game.do({ type: 'setStage', challenges: true });
  game.toOpen();
  game.answer(1, { value: 'Lyon' });
  game.toLocked();
  game.next();
  return game;
}
const object = (game: TestGame, item = 0, text = 'It was Lyon once', number = 1) =>
  game.do({ type: 'challenge', playerId: playerId(number), itemId: itemId(item), text });
const own = (game: TestGame, number = 1) => new PersonalViews(game.state).of(playerId(number))?.challenges;

describe('objections', () => {
  test('[GAME-84] lie on the desk with what was answered, and what was decided comes back', () => {
    const game = played();
    expect(viewFor(game.state, 'players').mayChallenge).toEqual([{ id: itemId(0), n: 1 }]);
    object(game);
    const id = game.state.seq;
    const told = {
      id,
      item: itemId(0),
      n: 1,
      name: 'Player 1',
      text: 'It was Lyon once',
      value: 'Lyon',
      key: 'lyon'
    };
    expect(viewFor(game.state, 'marker').challenges).toEqual([told]);
    expect(viewFor(game.state, 'host').challenges).toEqual([told]);
    expect(own(game)).toEqual([{ item: itemId(0), n: 1, round: 0 }]);
    expect(own(game, 2)).toBeUndefined();
    game.do({ type: 'answerChallenge', n: id, isGranted: true, text: 'So it was' });
    expect(own(game)).toEqual([{ item: itemId(0), n: 1, round: 0, isGranted: true, reply: 'So it was' }]);
    expect(viewFor(game.state, 'marker').challenges).toMatchObject([{ isGranted: true, reply: 'So it was' }]);
  });

  test('[GAME-84] come once a round, to what was revealed, with a sentence', () => {
    const game = played();
    expect(object(game, 1)).toBe('notNow');
    expect(object(game, 9)).toBe('notNow');
    expect(object(game, 0, '\u200b')).toBe('badAnswer');
    expect(object(game, 0, 'x'.repeat(300))).toMatchObject([{ text: 'x'.repeat(200) }]);
    game.toOpen();
    game.toLocked();
    game.next();
    expect(object(game, 1)).toBe('notNow');
    expect(object(game, 1, 'I object too', 2)).toHaveLength(1);
    game.toOpen();
    game.toLocked();
    game.next();
    expect(viewFor(game.state, 'players').mayChallenge).toEqual([{ id: itemId(2), n: 3 }]);
    expect(object(game, 2)).toHaveLength(1);
  });

  test('[GAME-84] are taken where the host lets them come', () => {
    const game = played();
    game.do({ type: 'setStage', challenges: false });
    expect(viewFor(game.state, 'players')).not.toHaveProperty('mayChallenge');
    expect(object(game)).toBe('notNow');
    game.do({ type: 'setStage', challenges: true });
    game.do({ type: 'kick', playerId: playerId(1) });
    expect(object(game)).toBe('kicked');
    expect(object(game, 0, 'Who am I', 9)).toBe('unknownPlayer');
    expect(game.do({ type: 'answerChallenge', n: 3, isGranted: true })).toBe('notNow');
  });
});
