import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBrand, mended } from './brand-checks.ts';
import { brands } from './brand.fixture.ts';
import { oklchOf } from './colour.ts';
import { houseColours, stageColours } from './stage-colours.ts';

const weak = (brand: Parameters<typeof checkBrand>[0]) =>
  checkBrand(brand).flatMap(({ name, passes }) => (passes ? [] : [name]));

it('the colours of the house are strong enough', () => {
  expect(weak(houseColours)).toEqual([]);
  expect(mended(houseColours)).toEqual(houseColours);
});

it('says what is too weak, and about which of the two', () => {
  expect(weak({ main: '#ffcc00', accent: '#ffffff' })).toEqual(['textOnMain']);
  expect(weak({ main: '#0055ff', accent: '#0055ff' })).toEqual(['accentOnStage', 'accentBesideMain']);
  // Between dark and light: neither ink nor cream.
  expect(weak({ main: '#003366', accent: '#808080' })).toContain('accentOnStage');
  expect(checkBrand({ main: '#ffffff', accent: '#ffffff' }).map(({ about }) => about)).toEqual([
    'main',
    'accent',
    'accent',
    'accent'
  ]);
});

it('tells the ratio as WCAG counts it', () => {
  const [textOnMain] = checkBrand({ main: '#000000', accent: '#ffffff' });
  expect(textOnMain).toMatchObject({ name: 'textOnMain', needed: 4.5, passes: true });
  expect(textOnMain?.ratio).toBeCloseTo(19.6, 1);
});

it('[GAME-43] one tap mends everything, with the same hue', () => {
  fc.assert(
    fc.property(brands, (brand) => {
      const better = mended(brand);
      expect(weak(better)).toEqual([]);
      for (const name of ['main', 'accent'] as const) {
        const [before, after] = [oklchOf(brand[name]), oklchOf(better[name])];
        // Where there is hardly a hue there is none to keep.
        if (before.c > 0.05 && after.c > 0.05)
          expect(Math.cos(before.h - after.h), `${brand[name]} ${better[name]}`).toBeGreaterThan(0.97);
      }
    }),
    { numRuns: 200 }
  );
});

it('what is mended is shown as it is', () => {
  fc.assert(
    fc.property(brands, (brand) => {
      const better = mended(brand);
      expect(stageColours(better)).toMatchObject({ stand: better.main, spot: better.accent });
    })
  );
});
