import { expect, test } from 'vitest';
import { frozenQuiz, playerId, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../game.fixture.ts';
import { PersonalViews } from '../personal-view.ts';
import { replay } from '../replay.ts';
import { initialState } from '../state.ts';
import { viewFor } from '../view-for.ts';

const game = () => {
  const made = new TestGame(frozenQuiz([trueFalse()]));
  made.join(1);
  made.join(2);
  return made;
};
const stage = ({ state }: TestGame) => viewFor(state, 'display').stage;

test('[GAME-26] what the host sets of the stage holds until it is set otherwise, and survives a replay', () => {
  const it = game();
  expect(stage(it)).toEqual({});
  it.do({ type: 'setStage', volume: 4, showsCode: true });
  it.do({ type: 'setStage', showsCode: false, reactions: false });
  expect(stage(it)).toEqual({ volume: 4, showsCode: false, reactions: false });
  expect(viewFor(it.state, 'players').reactions).toBe(false);
  const { sessionId, code, quiz } = it.state;
  expect(replay(initialState(sessionId, code, quiz), it.events)).toEqual(it.state);
});

test('[GAME-26] the same again is no event, and no volume is louder than the loudest', () => {
  const it = game();
  it.do({ type: 'setStage', isBlank: true });
  expect(it.do({ type: 'setStage', isBlank: true })).toEqual([]);
  expect(it.do({ type: 'setStage', volume: 1e9 })).toMatchObject([{ volume: 10 }]);
});

test('[GAME-42] how late the screen is holds like any other setting, within its bounds', () => {
  const it = game();
  it.do({ type: 'setStage', lagMs: 120, flashes: true });
  expect(stage(it)).toEqual({ lagMs: 120, flashes: true });
  it.do({ type: 'setStage', lagMs: 900, flashes: false });
  expect(stage(it)).toEqual({ lagMs: 500, flashes: false });
  it.do({ type: 'setStage', lagMs: 0 });
  expect(stage(it)?.lagMs).toBe(0);
  const { sessionId, code, quiz } = it.state;
  expect(replay(initialState(sessionId, code, quiz), it.events)).toEqual(it.state);
});

test('[GAME-27] what the host says reaches everybody or one player, and an empty word takes it away', () => {
  const it = game();
  const own = (n: number) => new PersonalViews(it.state).of(playerId(n))?.said;
  it.do({ type: 'say', text: '  Bar closes in 10 minutes ' });
  const said = { text: 'Bar closes in 10 minutes', at: it.now };
  for (const audience of ['players', 'display', 'host'] as const)
    expect(viewFor(it.state, audience).said).toEqual(said);
  it.do({ type: 'say', text: 'Your phone is upside down', to: playerId(2) });
  expect([own(1), own(2)?.text]).toEqual([undefined, 'Your phone is upside down']);
  expect(viewFor(it.state, 'players').said).toEqual(said);
  it.do({ type: 'say', text: '' });
  it.do({ type: 'say', text: '', to: playerId(2) });
  expect(viewFor(it.state, 'players')).not.toHaveProperty('said');
  expect(own(2)).toBeUndefined();
  expect(it.do({ type: 'say', text: 'x', to: playerId(9) })).toBe('unknownPlayer');
  expect(it.do({ type: 'say', text: '🎉'.repeat(300) })).toMatchObject([{ text: '🎉'.repeat(200) }]);
});
