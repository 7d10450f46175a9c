import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DROP_MS, MOST_DROPS, Rain } from './rain.ts';

const middle = () => 0.5;

test('every reaction floats once, and is gone after its time', () => {
  const rain = new Rain(middle);
  expect(rain.take({ counts: [2, 0, 1] }, 0).map(({ reaction }) => reaction)).toEqual([0, 0, 2]);
  expect(rain.take({ counts: [0, 1] }, DROP_MS - 1).map(({ reaction }) => reaction)).toEqual([0, 0, 2, 1]);
  expect(rain.take({ counts: [0, 1] }, DROP_MS).map(({ reaction }) => reaction)).toEqual([1, 1]);
});

test('however many come, the stage is never full of them, and all stay on it', () => {
  const showers = fc.array(fc.array(fc.nat(30), { maxLength: 6 }), { maxLength: 20 });
  fc.assert(
    fc.property(showers, fc.nat(500), (all, everyMs) => {
      const rain = new Rain(Math.random);
      all.forEach((counts, index) => {
        const drops = rain.take({ counts }, index * everyMs);
        expect(drops.length).toBeLessThanOrEqual(MOST_DROPS);
        expect(new Set(drops.map(({ id }) => id)).size).toBe(drops.length);
        for (const { left } of drops) expect(left >= 3 && left <= 93).toBe(true);
      });
    })
  );
});
