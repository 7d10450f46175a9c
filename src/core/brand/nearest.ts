import { hexOfOklch, oklchOf, type Hex } from './colour.ts';

/** One step of lightness, which nobody sees. */
const STEP = 0.004;

/**
 * The colour itself where it passes, or the nearest lightness of the same hue that does. Chroma only shrinks where screens have none
 * so strong.
 * @param toward which way to go; absent: both, and the shorter one wins
 * @returns `undefined` where none passes from black to white
 */
export function nearest(
  colour: Hex,
  passes: (hex: Hex) => boolean,
  toward?: 'lighter' | 'darker'
): Hex | undefined {
  if (passes(colour)) return colour;
  const { l, c, h } = oklchOf(colour);
  const signs = toward === undefined ? [1, -1] : [toward === 'lighter' ? 1 : -1];
  for (let away = STEP; away < 1 + STEP; away += STEP)
    for (const sign of signs) {
      const to = l + sign * away;
      if (to < -STEP || to > 1 + STEP) continue;
      const hex = hexOfOklch({ l: to, c, h });
      if (passes(hex)) return hex;
    }
  return undefined;
}
