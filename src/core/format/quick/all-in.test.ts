import { expect, test } from 'vitest';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { ALL_IN_MS, LOCK_NOTICE_MS } from './timing.ts';
import { GRACE_MS } from '../../game/clock/tap.ts';
import { viewFor } from '../../game/view-for.ts';

/** An open item of 20 s, five seconds into it, with two players of whom the first has answered. */
function halfIn(settings = {}) {
  const game = new TestGame(frozenQuiz([trueFalse(), trueFalse()], { closeWhenAllIn: true, ...settings }));
  game.join(1);
  game.join(2);
  game.toOpen();
  game.pass(5_000);
  game.answer(1);
  return game;
}
const look = (game: TestGame) => game.do({ type: 'watchAnswers' });
const closesIn = ({ state, now }: TestGame) =>
  state.phase.name === 'open' ? state.phase.closesAt - now : undefined;
const isTold = (game: TestGame) => viewFor(game.state, 'display').allIn;

test('[GAME-22] once everybody is in the clock runs out in two seconds, and the display says so', () => {
  const game = halfIn();
  look(game);
  expect(closesIn(game)).toBe(15_000);
  expect(isTold(game)).toBeUndefined();
  game.answer(2);
  look(game);
  expect(closesIn(game)).toBe(2_000);
  expect(isTold(game)).toBe(true);
  game.pass(1_000);
  expect(look(game)).toEqual([]);
  expect(closesIn(game)).toBe(1_000);
  game.pass(1_000 + GRACE_MS);
  expect(game.step).toBe('locked:0');
  expect(isTold(game)).toBeUndefined();
});

test('[GAME-22] [CLOCK-3] meanwhile answers may be changed where the quiz allows it, and the grace holds', () => {
  const game = halfIn({ answerChange: true });
  game.answer(2);
  look(game);
  game.now += ALL_IN_MS + GRACE_MS;
  expect(
    game.answer(2, { commandId: 'changed', revision: 1, value: false, tapAt: game.now - 500, rttMs: 400 })
  ).toBe('tooLate');
  expect(
    game.answer(2, { commandId: 'changed', revision: 1, value: false, tapAt: game.now - 600, rttMs: 600 })
  ).toBe('tooLate');
  game.now -= 200;
  expect(
    game.answer(2, { commandId: 'in time', revision: 1, value: false, tapAt: game.now - 350, rttMs: 400 })
  ).toMatchObject([{ type: 'answerAccepted', value: false }]);
});

test('[GAME-19] [GAME-22] who has sent nothing but drafts is not in', () => {
  const game = halfIn({ answerChange: true });
  game.answer(2, { isDraft: true });
  look(game);
  expect(closesIn(game)).toBe(15_000);
  game.answer(2, { commandId: 'sent', revision: 1 });
  look(game);
  expect(closesIn(game)).toBe(2_000);
});

test('[GAME-22] who was gone before the question is not waited for; who left since may be coming back', () => {
  const game = halfIn();
  const { phase } = game.state;
  if (phase.name !== 'open') throw new Error(phase.name);
  game.gone.set(game.player(2).id, phase.opensAt - 9_999);
  look(game);
  expect(closesIn(game)).toBe(15_000);
  game.gone.set(game.player(2).id, phase.opensAt - 10_000);
  look(game);
  expect(closesIn(game)).toBe(2_000);
});

test('[GAME-22] where nobody is here who has answered, nothing is cut', () => {
  const game = halfIn();
  for (const number of [1, 2]) game.gone.set(game.player(number).id, 0);
  look(game);
  expect(closesIn(game)).toBe(15_000);
  const empty = new TestGame(frozenQuiz([trueFalse()], { closeWhenAllIn: true }));
  empty.toOpen();
  look(empty);
  expect(closesIn(empty)).toBe(20_000);
});

test('[GAME-22] who comes while the clock runs out gets the time that there was', () => {
  const game = halfIn();
  game.answer(2);
  look(game);
  game.pass(1_500);
  game.join(3);
  look(game);
  expect(closesIn(game)).toBe(13_500);
  expect(isTold(game)).toBeUndefined();
  game.answer(3);
  look(game);
  expect(closesIn(game)).toBe(2_000);
});

test('[GAME-22] what the host orders meanwhile holds', () => {
  const game = halfIn();
  game.answer(2);
  look(game);
  game.do({ type: 'extend', from: game.step, byMs: 10_000 });
  look(game);
  expect(closesIn(game)).toBe(12_000);
  const locked = halfIn();
  locked.answer(2);
  look(locked);
  locked.next();
  locked.join(3);
  look(locked);
  expect(closesIn(locked)).toBe(LOCK_NOTICE_MS);
});

test('[GAME-8] [GAME-10] [GAME-22] pauses and outages move both deadlines', () => {
  const game = halfIn();
  game.answer(2);
  look(game);
  game.do({ type: 'pause' });
  game.now += 60_000;
  expect(look(game)).toEqual([]);
  game.do({ type: 'resume' });
  expect(closesIn(game)).toBe(2_000);
  game.now += 4_000;
  game.do({ type: 'coverOutage', ms: 4_000 });
  expect(closesIn(game)).toBe(2_000);
  game.join(3);
  look(game);
  expect(closesIn(game)).toBe(15_000);
});

test('[GAME-22] a quiz without the setting, as earlier releases stored it, keeps its time; so do the last seconds', () => {
  const game = halfIn({ closeWhenAllIn: undefined });
  game.answer(2);
  expect(look(game)).toEqual([]);
  const late = halfIn();
  late.pass(13_500);
  late.answer(2);
  expect(look(late)).toEqual([]);
  expect(closesIn(late)).toBe(1_500);
});

test('[GAME-11] [GAME-22] nobody waits for who was removed', () => {
  const game = halfIn();
  game.do({ type: 'kick', playerId: game.player(2).id });
  look(game);
  expect(closesIn(game)).toBe(2_000);
});
