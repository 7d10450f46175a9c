import { blend, hexOfOklch, oklchOf, type Hex } from './colour.ts';
import { contrast, luminance, readableOn, TEXT_CONTRAST } from './contrast.ts';
import { nearest } from './nearest.ts';

/** The two colours that a workspace chooses. */
export interface BrandColours {
  /** The light of the stage, toned down, and the steps of the podium. */
  readonly main: Hex;
  /** Titles, the newest guest, the winner. */
  readonly accent: Hex;
}

/** As in tokens.css: `--glow` and `--sun`, and what is written with. */
export const houseColours: BrandColours = { main: '#6b2fb5', accent: '#f9d859' };
export const CREAM: Hex = '#fff6e5';
export const INK: Hex = '#150b2e';

/** Colours of the stage by the names of their tokens, without the dashes. */
export interface StageColours {
  readonly night: Hex;
  readonly 'night-raised': Hex;
  readonly 'violet-1': Hex;
  readonly 'violet-2': Hex;
  readonly glow: Hex;
  /** The main colour as a surface with cream on it. */
  readonly stand: Hex;
  /** Of beams of light, at `BEAM_OPACITY`. */
  readonly beam: Hex;
  readonly 'cream-muted': Hex;
  /** The accent as text. */
  readonly sun: Hex;
  /** The accent as a surface, to where it runs, and the text on it. */
  readonly spot: Hex;
  readonly 'spot-end': Hex;
  readonly 'on-spot': Hex;
}

/** Of the beams of Stage.svelte. */
export const BEAM_OPACITY = 0.16;
/** Most of the glow and of the light from above that is seen on the stage: their middles lie outside of it. */
const GLOW_SEEN = 0.72;
const ABOVE_SEEN = 0.83;
/** `--stage-fill` of tokens.css, under names and pills. */
const FILL_OPACITY = 0.08;

/** Lightness and chroma of our own stage, which another hue takes over. */
const tones = {
  night: [0.164, 0.064],
  'night-raised': [0.226, 0.047],
  'violet-1': [0.259, 0.118],
  'violet-2': [0.328, 0.147],
  beam: [0.763, 0.075]
} as const;
/** Of the glow, at most: a little more than our own. A brighter stage would leave accents no colour. */
const GLOW_LUMINANCE = 0.09;
/** A main colour as dark as black still leaves a stage to be seen. */
const LEAST_LIGHT = 0.5;
/** From the accent to where its surface runs, in lightness. */
const RUN = 0.06;

/**
 * The stage in two colours. Whatever they are, text in cream, in the muted tone and in the accent has at least 4.5:1 on `lightestGround`,
 * on all surfaces, and the text on the accent on that [GAME-43]. A colour that passes is taken as it is.
 */
export function stageColours({ main, accent }: BrandColours): StageColours {
  const stand = nearest(main, carriesCream, 'darker') ?? INK;
  const glow = nearest(stand, (hex) => luminance(hex) <= GLOW_LUMINANCE, 'darker') ?? INK;
  const { c, h } = oklchOf(main);
  const house = oklchOf(houseColours.main);
  const chroma = Math.min(1, c / house.c);
  const light = Math.min(1, Math.max(LEAST_LIGHT, oklchOf(glow).l / house.l));
  const tone = ([l, c]: readonly [number, number], share = light) =>
    hexOfOklch({ l: l * share, c: c * chroma, h });
  const grounds = {
    night: tone(tones.night),
    'night-raised': tone(tones['night-raised'], 1),
    'violet-1': tone(tones['violet-1']),
    'violet-2': tone(tones['violet-2']),
    glow,
    beam: tone(tones.beam, 1)
  };
  const ground = lightestGround(grounds);
  const isReadable = (hex: Hex) =>
    [ground, grounds['night-raised'], grounds['violet-2']].every((on) => contrast(hex, on) >= TEXT_CONTRAST);
  const spot = nearest(accent, carriesText) ?? CREAM;
  const onSpot = readableOn(spot, [INK, CREAM]);
  return {
    ...grounds,
    stand,
    'cream-muted': nearest(grounds.beam, isReadable, 'lighter') ?? CREAM,
    sun: nearest(accent, isReadable, 'lighter') ?? CREAM,
    spot,
    'spot-end': nearest(shifted(spot, -RUN), (hex) => contrast(onSpot, hex) >= TEXT_CONTRAST) ?? spot,
    'on-spot': onSpot
  };
}

/** Whether cream can be read on it. */
export const carriesCream = (ground: Hex): boolean => contrast(CREAM, ground) >= TEXT_CONTRAST;

/** Whether ink or cream can be read on it. */
export const carriesText = (ground: Hex): boolean =>
  contrast(readableOn(ground, [INK, CREAM]), ground) >= TEXT_CONTRAST;

type Grounds = Pick<StageColours, 'night' | 'violet-1' | 'violet-2' | 'glow' | 'beam'>;

/**
 * The lightest that the stage is anywhere behind text: at its foot, where the glow is, or at its head, where the beams come from; with
 * the fill of a pill on it.
 */
export function lightestGround({ night, 'violet-1': deep, 'violet-2': high, glow, beam }: Grounds): Hex {
  const foot = blend(deep, glow, GLOW_SEEN);
  const head = blend(blend(night, high, ABOVE_SEEN), beam, BEAM_OPACITY);
  return [foot, head, high]
    .map((hex) => blend(hex, CREAM, FILL_OPACITY))
    .reduce((lightest, hex) => (contrast(hex, CREAM) < contrast(lightest, CREAM) ? hex : lightest));
}

function shifted(colour: Hex, by: number): Hex {
  const { l, c, h } = oklchOf(colour);
  return hexOfOklch({ l: l + by, c, h });
}

/** The two colours, without what else a brand has. */
export const coloursOf = ({ main, accent }: BrandColours): BrandColours => ({ main, accent });

/** Whether these are the colours of our own stage, which needs no others. */
export const isHouse = ({ main, accent }: BrandColours): boolean =>
  main === houseColours.main && accent === houseColours.accent;
