import { TestGame } from '#core/game/game.fixture.ts';
import { viewFor } from '#core/game/view-for.ts';
import { frozenQuiz, singleChoice, trueFalse } from '#core/quiz/quiz.fixture.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { expect, test } from 'vitest';
import { displayViewOf, guestOf, phoneViewOf } from './previewed.ts';

overwriteGetLocale(() => 'en');

/** An evening of two rounds with everything in it, looked at after each step. */
function eachStep(look: (game: TestGame) => void): string[] {
  const questions = [singleChoice({ hostNote: 'for the host' }), trueFalse()];
  const game = new TestGame(frozenQuiz(questions, {}, [1, 1]));
  const seen: string[] = [];
  const see = () => {
    seen.push(game.state.phase.name);
    look(game);
  };
  see();
  game.join(1);
  game.join(2);
  game.do({ type: 'setStage', showsCode: true });
  game.do({ type: 'say', text: 'Welcome' });
  game.do({ type: 'setAuto', pace: 'calm' });
  for (let steps = 0; steps < 40 && game.state.phase.name !== 'ended'; steps++) {
    see();
    if (game.state.phase.name === 'open') {
      game.answer(1);
      see();
      game.toLocked();
    } else if (game.state.phase.name === 'itemIntro') game.pass(60_000);
    else game.next();
  }
  game.do({ type: 'goOn', code: 'BBBBB' });
  see();
  return seen;
}

test('[WEB-17] the picture of a display is shown what displays are, at every step', () => {
  const seen = eachStep(({ state }) => {
    const { onward: _, ...display } = viewFor(state, 'display');
    expect(displayViewOf(viewFor(state, 'host'))).toEqual(display);
  });
  for (const phase of [
    'lobby',
    'roundIntro',
    'itemIntro',
    'open',
    'locked',
    'reveal',
    'scoreboard',
    'podium'
  ])
    expect(seen).toContain(phase);
});

test('[WEB-17] and that of a phone what all phones are, with a guest who has answered nothing', () => {
  eachStep(({ state }) => {
    const players = viewFor(state, 'players');
    const { kinds: _k, answerChange: _a, drafts: _d, mayRename: _m, onward: _o, ...rest } = players;
    expect(phoneViewOf(viewFor(state, 'host'))).toMatchObject(rest);
    expect(guestOf(viewFor(state, 'host'))).toMatchObject({ name: 'Guest', score: 0 });
  });
});
