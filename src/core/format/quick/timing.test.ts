import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampTap, GRACE_MS, MAX_CREDIT_MS } from '../../game/clock/tap.ts';
import { TestGame } from '../../game/game.fixture.ts';
import type { Phase } from '../../game/state.ts';
import { frozenQuiz } from '../../quiz/quiz.fixture.ts';
import { deadlineOf } from '../../game/clock/clock.ts';

describe('the moment of a tap', () => {
  test.each([
    ['an honest tap', 950, 1_000, 100, 950],
    ['a tap in the future', 2_000, 1_000, 100, 1_000],
    ['a tap further back than the round trip', 500, 1_000, 100, 900],
    ['a round trip beyond the credit', 0, 1_000, 5_000, 600],
    ['no round trip known', 0, 1_000, 0, 1_000],
    ['a negative round trip', 0, 1_000, -50, 1_000]
  ])('[CLOCK-2] %s', (_name, tapAt, received, rtt, moment) => {
    expect(clampTap(tapAt, received, rtt)).toBe(moment);
  });

  test('[CLOCK-2] it is never after the arrival nor earlier than the credit, whatever the client says', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.nat(),
        fc.double({ noNaN: true }),
        (tapAt, received, rtt) => {
          const moment = clampTap(tapAt, received, rtt);
          expect(moment).toBeLessThanOrEqual(received);
          expect(moment).toBeGreaterThanOrEqual(received - MAX_CREDIT_MS);
        }
      )
    );
  });
});

test('[CLOCK-5] only the introduction and the open item end by the clock', () => {
  const { state } = new TestGame(frozenQuiz());
  const at = (phase: Phase) => deadlineOf(Object.assign(state, { phase }));
  const times = { item: 0, opensAt: 3_000, closesAt: 23_000 };
  expect(at({ name: 'itemIntro', ...times })).toBe(3_000);
  expect(at({ name: 'open', ...times })).toBe(23_000 + GRACE_MS);
  for (const name of ['locked', 'reveal', 'scoreboard'] as const)
    expect(at({ name, item: 0 })).toBeUndefined();
  expect(at({ name: 'roundIntro', round: 0, item: 0 })).toBeUndefined();
  expect(at({ name: 'reading', item: 0 })).toBeUndefined();
  for (const name of ['lobby', 'ended'] as const) expect(at({ name })).toBeUndefined();
  expect(at({ name: 'podium', step: 3 })).toBeUndefined();
});
