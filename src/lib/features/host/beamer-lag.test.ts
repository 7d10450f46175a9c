import { describe, expect, test } from 'vitest';
import { lagOf, TAPS } from './beamer-lag.ts';

/** Taps so many ms after the flashes. */
const taps = (...late: number[]) => late.map((ms, beat) => 1_700_000_000_000 + beat * 1_000 + ms);
const all = (ms: number) => taps(...Array.from({ length: TAPS }, () => ms));

describe('[GAME-42] how late a screen is', () => {
  test.each([
    [0, 0],
    [85, 85],
    [500, 500]
  ])('taps that are all %i ms late tell', (late, lag) => {
    expect(lagOf(all(late))).toBe(lag);
  });

  test('is the middle of the taps: one that slipped changes nothing', () => {
    expect(lagOf(taps(110, 130, 120, 90, 140, 120, 100, 600))).toBe(120);
    expect(lagOf(taps(-200, 110, 130, 120, 90, 140, 120, 100))).toBe(115);
  });

  test('is none where the taps are early, and no more than a screen can be', () => {
    expect(lagOf(all(-40))).toBe(0);
    expect(lagOf(taps(-60, 20, -30, 10, -50, -10, 0, -20))).toBe(0);
    expect(lagOf(all(620))).toBe(500);
  });

  test('is not known from too few taps, or from taps that have nothing to do with the flashes', () => {
    expect(lagOf(all(100).slice(1))).toBeUndefined();
    expect(lagOf(taps(0, 120, 240, 360, 480, 600, 720, 100))).toBeUndefined();
    expect(lagOf(taps(90, 100, 110, 300, 310, 320, 100, 310))).toBeUndefined();
  });

  test('a skipped flash does not matter', () => {
    expect(lagOf(all(100).map((tap, index) => tap + (index > 3 ? 3_000 : 0)))).toBe(100);
  });
});
