import fc from 'fast-check';
import { hexOf, type Hex } from './colour.ts';
import type { BrandColours } from './stage-colours.ts';

const part = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

/** Any colour, the pure ones among them. */
export const hexes: fc.Arbitrary<Hex> = fc.tuple(part, part, part).map((rgb) => hexOf(rgb));

/** Any two, near each other too. */
export const brands: fc.Arbitrary<BrandColours> = fc.oneof(
  fc.record({ main: hexes, accent: hexes }),
  hexes.map((main) => ({ main, accent: main }))
);
