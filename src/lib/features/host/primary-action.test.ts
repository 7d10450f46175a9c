import type { HostView } from '#core/game/views.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { isLast, primaryAction, startsRound } from './primary-action.ts';

beforeAll(() => {
  overwriteGetLocale(() => 'en');
});

/** Two rounds of two questions; `n` is the question that is on. */
const at = (phase: HostView['phase'], n = 1, part: Partial<HostView> = {}): HostView =>
  ({
    phase,
    step: `${phase}:${String(n - 1)}`,
    players: 3,
    ...(phase !== 'lobby' && { item: { id: 'x', n, of: 4, limitMs: 20_000 } }),
    show: { rounds: ['One', 'Two'], items: [0, 0, 1, 1].map((round) => ({ round, prompt: '' })) },
    ...part
  }) as never;

const step = (podiumStep: 0 | 1 | 2 | 3, podiumCounts = [1, 1, 1]) => ({ podiumStep, podiumCounts });

/** A slide, a question, a break, a question in another round; `at` is what is on. */
const mixed = (phase: HostView['phase'], place: number, n?: number): HostView =>
  at(phase, 1, {
    at: place,
    item: n === undefined ? undefined : { id: 'x', n, of: 2, limitMs: 20_000 },
    show: {
      rounds: ['One', 'Two'],
      items: [
        { round: 0, sort: 'slide', title: 'Rules', text: '' },
        { round: 0, sort: 'question', type: 'trueFalse', prompt: '' },
        { round: 0, sort: 'break', title: '', minutes: 5 },
        { round: 1, sort: 'question', type: 'trueFalse', prompt: '' },
        { round: 1, sort: 'slide', title: 'Thanks', text: '' }
      ]
    }
  } as never);

describe('[GAME-31] the one button between questions', () => {
  test.each<[string, HostView, string]>([
    ['from a round’s introduction to a slide', mixed('roundIntro', 0), 'Go on'],
    ['from a slide to a question', mixed('interlude', 0), 'Next question'],
    ['from a scoreboard to a break', mixed('scoreboard', 1, 1), 'Go on'],
    ['from a break to another round', mixed('interlude', 2), 'Next round'],
    ['from the last reveal to a slide', mixed('reveal', 3, 2), 'Go on'],
    ['from the last slide', mixed('interlude', 4), 'To the podium']
  ])('leads %s, and says so', (_where, view, label) => {
    expect(primaryAction(view, false)).toEqual({ label, command: { type: 'next', from: view.step } });
  });
});

describe('[GAME-4] the one button', () => {
  test.each<[string, HostView, string]>([
    ['in the lobby', at('lobby'), 'Start the quiz'],
    ['in an empty lobby', at('lobby', 1, { players: 0 }), 'Start without players'],
    ['at the beginning of a round', at('roundIntro'), 'First question'],
    ['while the host reads', at('reading'), 'Open the answers'],
    ['while everybody reads', at('itemIntro'), 'Open now'],
    ['at the podium, before the third', at('podium', 4, step(0)), 'Reveal third place'],
    ['at the podium, before the second', at('podium', 4, step(1)), 'Reveal second place'],
    ['at the podium, before the second of two', at('podium', 4, step(0, [1, 4, 0])), 'Reveal second place'],
    ['at the podium, before the winner', at('podium', 4, step(2)), 'Reveal the winner'],
    ['at the podium, before winners who share it', at('podium', 4, step(0, [3, 0, 0])), 'Reveal the winner'],
    ['while answers come in', at('open'), 'Lock answers'],
    ['when the answers are locked', at('locked'), 'Show the answer'],
    ['at the reveal', at('reveal', 3), 'Show the scores'],
    ['at the last reveal', at('reveal', 4), 'To the podium'],
    ['at a scoreboard within a round', at('scoreboard', 1), 'Next question'],
    ['at the last scoreboard of a round', at('scoreboard', 2), 'Next round']
  ])('%s says what comes, and orders it', (_where, view, label) => {
    expect(primaryAction(view, false)).toEqual({ label, command: { type: 'next', from: view.step } });
  });

  test('ends the evening from the podium, and says that it is the last time', () => {
    // Workers up to 0.2.0 name no step.
    for (const view of [at('podium', 4), at('podium', 4, step(3))])
      expect(primaryAction(view, false)).toEqual({
        label: 'End the evening',
        command: { type: 'next', from: view.step },
        isLast: true
      });
  });

  test.each<[string, HostView, boolean, string]>([
    ['before a question opens', at('itemIntro'), true, 'Opens by itself…'],
    ['while late answers are let in', at('open'), true, 'Locking…'],
    ['after the end', at('ended'), false, 'Ended']
  ])('orders nothing %s', (_when, view, moving, label) => {
    expect(primaryAction(view, moving)).toEqual({ label, command: undefined });
  });

  test.each(['host', 'hostAway'] as const)('goes on from a pause, whatever is on: %s', (paused) => {
    for (const phase of ['lobby', 'itemIntro', 'open', 'reveal', 'podium'] as const)
      expect(primaryAction(at(phase, 1, { paused }), phase === 'open')).toEqual({
        label: 'Go on',
        command: { type: 'resume' }
      });
  });
});

test('the last question is the one behind which none is left', () => {
  expect([1, 3, 4].map((n) => isLast(at('reveal', n)))).toEqual([false, false, true]);
  expect(isLast(at('lobby'))).toBe(false);
});

test('a round starts behind the last question of the one before, where there are several', () => {
  expect([1, 2, 3, 4].map((n) => startsRound(at('scoreboard', n)))).toEqual([false, true, false, false]);
  expect(startsRound(at('lobby'))).toBe(true);
  const { show } = at('lobby');
  expect(startsRound(at('lobby', 1, { show: { ...show, rounds: ['One'] } }))).toBe(false);
});
