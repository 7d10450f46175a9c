import { expect, test } from 'vitest';
import { isFlash } from './flash.ts';

test('[GAME-42] the screen flashes once a second, beginning with the full second', () => {
  const frames = Array.from({ length: 300 }, (_, frame) => 1_700_000_000_000 + frame * 10);
  const begins = frames.filter((now) => isFlash(now) && !isFlash(now - 10));
  expect(begins.map((now) => now % 1_000)).toEqual([0, 0, 0]);
  expect(frames.filter(isFlash)).toHaveLength(36);
});
