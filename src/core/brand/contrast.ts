import { linear, rgbOf, type Hex } from './colour.ts';

/** What text must have to its ground, and what shapes must have to what is beside them: WCAG 2.2, 1.4.3 and 1.4.11, level AA. */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

/** Relative luminance, 0 for black to 1 for white: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(colour: Hex): number {
  const [r, g, b] = rgbOf(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio, 1 to 21, whichever is the lighter one: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** Of these the one that is read best on the ground. */
export const readableOn = (ground: Hex, inks: readonly [Hex, ...Hex[]]): Hex =>
  inks.reduce((best, ink) => (contrast(ink, ground) > contrast(best, ground) ? ink : best));
