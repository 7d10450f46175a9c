import { expect, test } from 'vitest';
import { frozenQuiz, trueFalse } from '../../quiz/quiz.fixture.ts';
import { TestGame } from '../../game/game.fixture.ts';
import { viewFor } from '../../game/view-for.ts';
import { LEAD_MS, READ_LEAD_MS, readingMs } from './timing.ts';

const game = (prompt: string, readAloud = false) => {
  const made = new TestGame(frozenQuiz([{ ...trueFalse(), prompt }, trueFalse()], { readAloud }));
  made.join(1);
  made.next();
  return made;
};

test('[GAME-24] a question stands alone for as long as reading takes', () => {
  expect(readingMs('x'.repeat(60))).toBe(5_000);
  expect(readingMs('👩‍👩‍👧'.repeat(1_000))).toBe(20_000);
  for (const [length, ms] of [
    [1, LEAD_MS],
    [20, LEAD_MS],
    [200, 12_000],
    [600, 20_000]
  ] as const) {
    const { now, state } = game('x'.repeat(length));
    expect(state.phase).toMatchObject({ opensAt: now + ms, closesAt: now + ms + 20_000 });
  }
});

test('[GAME-4] the button opens sooner, with the whole of the time, and not in the last moment', () => {
  const long = game('x'.repeat(200));
  long.now += 4_000;
  long.next();
  const opensAt = long.now + READ_LEAD_MS;
  expect(long.state.phase).toMatchObject({ name: 'itemIntro', opensAt, closesAt: opensAt + 20_000 });
  expect(long.next()).toBe('notNow');
  expect(long.pass(READ_LEAD_MS)).toEqual([{ type: 'itemOpened', item: 0 }]);
});

test('[GAME-24] read aloud, it waits for the host, shows the question and takes no answer', () => {
  const aloud = game('Read me', true);
  expect(aloud.step).toBe('reading:0');
  expect(aloud.pass(600_000)).toEqual([]);
  for (const audience of ['players', 'display', 'host'] as const) {
    expect(viewFor(aloud.state, audience)).toMatchObject({ question: { prompt: 'Read me' } });
    expect(viewFor(aloud.state, audience)).not.toHaveProperty('timing');
  }
  expect(viewFor(aloud.state, 'players')).not.toHaveProperty('solution');
  expect(aloud.answer(1)).toBe('notOpen');
  aloud.next();
  const opensAt = aloud.now + READ_LEAD_MS;
  expect(aloud.state.phase).toEqual({ name: 'itemIntro', item: 0, opensAt, closesAt: opensAt + 20_000 });
});

test('[GAME-9] [GAME-20] [GAME-24] a question that is being read can be skipped, and the skip taken back', () => {
  const aloud = game('Read me', true);
  aloud.do({ type: 'skip', from: aloud.step });
  expect(aloud.step).toBe('reading:1');
  expect(viewFor(aloud.state, 'display').skip).toEqual({ n: 1, until: aloud.now + 5_000 });
  aloud.do({ type: 'undoSkip', from: aloud.step });
  expect(aloud.step).toBe('reading:0');
});

test('[GAME-24] the host may pause while reading', () => {
  const aloud = game('Read me', true);
  aloud.do({ type: 'pause' });
  expect(aloud.next()).toBe('paused');
  aloud.do({ type: 'resume' });
  aloud.next();
  expect(aloud.step).toBe('itemIntro:0');
});
