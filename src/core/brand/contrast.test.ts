import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blend, hexOf, hexOfOklch, oklchOf, readHex, rgbOf, type Hex } from './colour.ts';
import { hexes } from './brand.fixture.ts';
import { contrast, luminance, readableOn } from './contrast.ts';

it('contrast is that of WCAG 2.2', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#777777')).toBe(1);
  // The lightest grey that passes on white, as every list of examples has it, and the first that does not.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 4);
  expect(readableOn('#ffffff', ['#dddddd', '#000000'])).toBe('#000000');
});

it('OKLCH is that of its author: white, red and blue', () => {
  expect(oklchOf('#ffffff').l).toBeCloseTo(1, 5);
  const red = oklchOf('#ff0000');
  expect([red.l, red.c, (red.h * 180) / Math.PI].map((part) => part.toFixed(3))).toEqual([
    '0.628',
    '0.258',
    '29.234'
  ]);
  expect(oklchOf('#0000ff').l).toBeCloseTo(0.452, 3);
});

it('a colour goes to OKLCH and back', () => {
  fc.assert(
    fc.property(hexes, (hex) => {
      const back = rgbOf(hexOfOklch(oklchOf(hex)));
      const off = rgbOf(hex).map((part, at) => Math.abs(part - (back[at as 0 | 1 | 2] ?? 0)));
      // One step of eight bits.
      expect(Math.max(...off)).toBeLessThan(1.5 / 255);
    })
  );
});

it('what no screen shows keeps its lightness', () => {
  const strong = hexOfOklch({ l: 0.7, c: 0.4, h: 2 });
  expect(oklchOf(strong).l).toBeCloseTo(0.7, 1);
  expect(oklchOf(strong).c).toBeGreaterThan(0.1);
});

it('blends as a browser does', () => {
  expect(blend('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(hexOf([2, -1, 0])).toBe('#ff0000');
});

it.each<[string, Hex | undefined]>([
  ['#5B2BD0', '#5b2bd0'],
  [' 5b2bd0 ', '#5b2bd0'],
  ['#52d', '#5522dd'],
  ['#52', undefined],
  ['#5b2bd0ff', undefined],
  ['red', undefined],
  ['#5b2bd0;--x:url(/)', undefined],
  ['', undefined]
])('reads “%s” as %s', (typed, hex) => {
  expect(readHex(typed)).toBe(hex);
});
