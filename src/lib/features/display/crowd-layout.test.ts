import { expect, test } from 'vitest';
import { crowdLayout, placeInCrowd } from './crowd-layout.ts';

const WIDTH = 1_700;
const HEIGHT = 300;
const counts = [0, 1, 2, 11, 12, 13, 40, 300, 999, 2_000, 10_000];

test.each(counts)('%i faces are all on the stage, none upon another', (count) => {
  const layout = crowdLayout(count, WIDTH, HEIGHT, 110);
  const places = Array.from({ length: count }, (_, index) => placeInCrowd(index, layout, WIDTH));
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  expect(Math.min(0, ...xs)).toBeGreaterThan(-0.01);
  expect(Math.max(0, ...xs) + layout.side).toBeLessThan(WIDTH + 0.01);
  expect(Math.max(0, ...ys) + layout.side).toBeLessThan(HEIGHT + 0.01);
  expect(new Set(places.map(({ x, y }) => `${String(Math.round(x))} ${String(Math.round(y))}`)).size).toBe(
    count
  );
});

test('the crowd shrinks as it grows, and stands still for most who come', () => {
  const sides = Array.from({ length: 2_000 }, (_, index) => crowdLayout(index + 1, WIDTH, HEIGHT, 110).side);
  expect(sides).toEqual([...sides].sort((a, b) => b - a));
  expect(new Set(sides).size).toBeLessThan(25);
});
