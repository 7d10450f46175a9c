/** A colour of sRGB as `#rrggbb`, in small letters. */
export type Hex = `#${string}`;

const HEX = /^#?(?:([0-9a-f]{6})|([0-9a-f])([0-9a-f])([0-9a-f]))$/;

/** A colour as a person writes it: `#5B2BD0`, `5b2bd0` or `#52d`; `undefined` for anything else. */
export function readHex(typed: string): Hex | undefined {
  const found = HEX.exec(typed.trim().toLowerCase());
  if (!found) return undefined;
  const [, long, ...short] = found;
  return `#${long ?? short.map((digit) => digit + digit).join('')}`;
}

/** Red, green and blue, each 0 to 1. Of `Rgb` with the gamma of sRGB, of `Linear` without. */
export type Rgb = readonly [number, number, number];
type Linear = readonly [number, number, number];

/** Lightness 0 to 1, chroma from 0, hue in radians. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

export const rgbOf = (hex: Hex): Rgb => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];
const channel = (hex: Hex, at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;

export const hexOf = (rgb: Rgb): Hex => `#${rgb.map((part) => byte(part)).join('')}`;
const byte = (part: number) =>
  Math.round(Math.min(1, Math.max(0, part)) * 255)
    .toString(16)
    .padStart(2, '0');

/** One channel without the gamma of sRGB: IEC 61966-2-1, as WCAG 2.2 quotes it. */
export const linear = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
const gamma = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** Björn Ottosson, “A perceptual color space for image processing”: https://bottosson.github.io/posts/oklab/ */
export function oklchOf(hex: Hex): Oklch {
  const [r, g, b] = rgbOf(hex).map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const A = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const B = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(A, B),
    h: Math.atan2(B, A)
  };
}

function linearOf({ l: lightness, c, h }: Oklch): Linear {
  const [A, B] = [c * Math.cos(h), c * Math.sin(h)];
  const l = (lightness + 0.3963377774 * A + 0.2158037573 * B) ** 3;
  const m = (lightness - 0.1055613458 * A - 0.0638541728 * B) ** 3;
  const s = (lightness - 0.0894841775 * A - 1.291485548 * B) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ];
}

const ROUNDING = 1e-4;
const isShown = (linear: Linear) => linear.every((part) => part >= -ROUNDING && part <= 1 + ROUNDING);
/** Halvings of the chroma: the last is finer than a step of eight bits. */
const STEPS = 12;

/** The colour in sRGB; where a screen has none so strong, the strongest of the same lightness and hue. */
export function hexOfOklch({ l, c, h }: Oklch): Hex {
  const lightness = Math.min(1, Math.max(0, l));
  let [least, most] = [0, c];
  if (isShown(linearOf({ l: lightness, c, h }))) least = c;
  else
    for (let step = 0; step < STEPS; step++) {
      const middle = (least + most) / 2;
      if (isShown(linearOf({ l: lightness, c: middle, h }))) least = middle;
      else most = middle;
    }
  const [r, g, b] = linearOf({ l: lightness, c: least, h });
  return hexOf([gamma(Math.max(0, r)), gamma(Math.max(0, g)), gamma(Math.max(0, b))]);
}

/** What is seen where `upper` lies over `lower` with this opacity, as browsers blend: with the gamma. */
export function blend(lower: Hex, upper: Hex, opacity: number): Hex {
  const [below, above] = [rgbOf(lower), rgbOf(upper)];
  const part = (at: 0 | 1 | 2) => below[at] * (1 - opacity) + above[at] * opacity;
  return hexOf([part(0), part(1), part(2)]);
}
