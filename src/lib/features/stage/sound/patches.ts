/** One source of an instrument. */
export interface Layer {
  readonly wave: 'sine' | 'triangle' | 'square' | 'sawtooth' | 'noise';
  readonly gain: number;
  /** Times the note's frequency; 1 where nothing stands. */
  readonly ratio?: number;
  /** Out of tune by so many hundredths of a semitone: two layers that are slightly off sound like two players. */
  readonly cents?: number;
}

/** An instrument: sources → filter → tremolo → envelope → place between left and right → dry and room. */
export interface Patch {
  readonly layers: readonly Layer[];
  /**
   * `struck` dies away by 60 dB until its end; `held` stands and is let go; `swelling` grows until its last moment and
   * breaks off.
   */
  readonly envelope: 'struck' | 'held' | 'swelling';
  readonly attackMs: number;
  /** How long letting go takes; of `held` only. */
  readonly releaseMs?: number;
  /** The cut-off moves from one frequency to the other, within `overMs` or the whole note. */
  readonly filter?: {
    readonly type: 'lowpass' | 'highpass' | 'bandpass';
    readonly fromHz: number;
    readonly toHz: number;
    readonly overMs?: number;
    readonly q: number;
  };
  /** Begins so many times higher and falls to its pitch within so many ms: the skin of a drum. */
  readonly fall?: { readonly times: number; readonly overMs: number };
  /** Strokes of a roll: times a second at its beginning and end, and how deep, 0 to 1. */
  readonly tremolo?: { readonly fromHz: number; readonly toHz: number; readonly depth: number };
  /** Frequency of what has no pitch, Hz. */
  readonly hz?: number;
  /** Level of the instrument beside the others. */
  readonly gain: number;
  /** How much of it the room answers, 0 to 1. */
  readonly room: number;
}

const patch = <T extends Record<string, Patch>>(table: T): Record<keyof T, Patch> => table;

export const PATCHES = patch({
  sub: {
    layers: [
      { wave: 'sine', gain: 0.8 },
      { wave: 'sawtooth', gain: 0.22, cents: 5 },
      { wave: 'sawtooth', gain: 0.22, ratio: 2, cents: -6 }
    ],
    envelope: 'held',
    attackMs: 60,
    releaseMs: 900,
    filter: { type: 'lowpass', fromHz: 160, toHz: 620, q: 0.8 },
    gain: 0.7,
    room: 0.15
  },
  bass: {
    layers: [
      { wave: 'sawtooth', gain: 0.5 },
      { wave: 'square', gain: 0.2, cents: 7 },
      { wave: 'sine', gain: 0.6 }
    ],
    envelope: 'struck',
    attackMs: 6,
    filter: { type: 'lowpass', fromHz: 1_100, toHz: 180, q: 2 },
    gain: 0.55,
    room: 0.02
  },
  pad: {
    layers: [
      { wave: 'sawtooth', gain: 0.3, cents: -9 },
      { wave: 'sawtooth', gain: 0.3, cents: 8 },
      { wave: 'triangle', gain: 0.4 }
    ],
    envelope: 'held',
    attackMs: 280,
    releaseMs: 700,
    filter: { type: 'lowpass', fromHz: 700, toHz: 1_500, q: 0.6 },
    gain: 0.2,
    room: 0.4
  },
  pluck: {
    layers: [
      { wave: 'triangle', gain: 0.7 },
      { wave: 'sawtooth', gain: 0.25, cents: 6 },
      { wave: 'sine', gain: 0.2, ratio: 2 }
    ],
    envelope: 'struck',
    attackMs: 3,
    filter: { type: 'lowpass', fromHz: 4_200, toHz: 700, q: 1 },
    gain: 0.42,
    room: 0.22
  },
  // The overtones of a bar that is struck are no whole multiples.
  bell: {
    layers: [
      { wave: 'sine', gain: 0.8 },
      { wave: 'sine', gain: 0.22, ratio: 2.76, cents: 4 },
      { wave: 'sine', gain: 0.1, ratio: 5.4 },
      { wave: 'triangle', gain: 0.16, cents: -5 }
    ],
    envelope: 'struck',
    attackMs: 2,
    filter: { type: 'lowpass', fromHz: 6_500, toHz: 1_800, q: 0.5 },
    gain: 0.38,
    room: 0.35
  },
  brass: {
    layers: [
      { wave: 'sawtooth', gain: 0.36, cents: -10 },
      { wave: 'sawtooth', gain: 0.36, cents: 9 },
      { wave: 'sawtooth', gain: 0.3 },
      { wave: 'square', gain: 0.12, ratio: 0.5 }
    ],
    envelope: 'held',
    attackMs: 28,
    releaseMs: 160,
    // Brass opens as it is blown: that edge is what makes it brass.
    filter: { type: 'lowpass', fromHz: 420, toHz: 2_700, overMs: 90, q: 1.1 },
    gain: 0.34,
    room: 0.26
  },
  lead: {
    layers: [
      { wave: 'sawtooth', gain: 0.4, cents: -6 },
      { wave: 'sawtooth', gain: 0.4, cents: 7 },
      { wave: 'triangle', gain: 0.5, ratio: 2 }
    ],
    envelope: 'held',
    attackMs: 14,
    releaseMs: 140,
    filter: { type: 'lowpass', fromHz: 3_400, toHz: 2_200, q: 0.8 },
    gain: 0.26,
    room: 0.3
  },
  kick: {
    layers: [
      { wave: 'sine', gain: 1 },
      { wave: 'triangle', gain: 0.3, ratio: 2 }
    ],
    envelope: 'struck',
    attackMs: 2,
    fall: { times: 3.6, overMs: 55 },
    hz: 49,
    gain: 0.85,
    room: 0
  },
  snare: {
    layers: [
      { wave: 'noise', gain: 0.8 },
      { wave: 'triangle', gain: 0.35 }
    ],
    envelope: 'struck',
    attackMs: 1,
    filter: { type: 'bandpass', fromHz: 2_400, toHz: 1_500, q: 0.6 },
    fall: { times: 1.5, overMs: 40 },
    hz: 185,
    gain: 0.55,
    room: 0.16
  },
  hat: {
    layers: [{ wave: 'noise', gain: 0.7 }],
    envelope: 'struck',
    attackMs: 1,
    filter: { type: 'highpass', fromHz: 6_800, toHz: 7_600, q: 0.7 },
    gain: 0.28,
    room: 0.04
  },
  shaker: {
    layers: [{ wave: 'noise', gain: 0.7 }],
    envelope: 'struck',
    attackMs: 14,
    filter: { type: 'bandpass', fromHz: 5_200, toHz: 6_200, q: 1.4 },
    gain: 0.34,
    room: 0.06
  },
  // A plate rings in squares that fit no harmony, under noise that grows darker.
  cymbal: {
    layers: [
      { wave: 'noise', gain: 0.75 },
      { wave: 'square', gain: 0.07, ratio: 1.34 },
      { wave: 'square', gain: 0.07, ratio: 1.87 },
      { wave: 'square', gain: 0.06, ratio: 2.59 }
    ],
    envelope: 'struck',
    attackMs: 3,
    filter: { type: 'highpass', fromHz: 3_200, toHz: 5_400, q: 0.5 },
    hz: 411,
    gain: 0.42,
    room: 0.3
  },
  // Rolls end in silence: the room does not answer them.
  snareRoll: {
    layers: [
      { wave: 'noise', gain: 0.9 },
      { wave: 'triangle', gain: 0.12 }
    ],
    envelope: 'swelling',
    attackMs: 10,
    filter: { type: 'bandpass', fromHz: 1_300, toHz: 2_600, q: 0.6 },
    tremolo: { fromHz: 17, toHz: 27, depth: 0.75 },
    hz: 178,
    gain: 0.62,
    room: 0
  },
  timpaniRoll: {
    layers: [
      { wave: 'sine', gain: 0.9 },
      { wave: 'triangle', gain: 0.4, ratio: 1.5, cents: 3 },
      { wave: 'sawtooth', gain: 0.12, ratio: 2 }
    ],
    envelope: 'swelling',
    attackMs: 10,
    filter: { type: 'lowpass', fromHz: 240, toHz: 900, q: 0.7 },
    tremolo: { fromHz: 13, toHz: 19, depth: 0.55 },
    gain: 0.6,
    room: 0
  },
  riser: {
    layers: [
      { wave: 'noise', gain: 0.3 },
      { wave: 'sawtooth', gain: 0.26, cents: -12 },
      { wave: 'sawtooth', gain: 0.26, cents: 11 }
    ],
    envelope: 'swelling',
    attackMs: 20,
    filter: { type: 'lowpass', fromHz: 300, toHz: 4_200, q: 1.6 },
    gain: 0.3,
    room: 0
  },
  whoosh: {
    layers: [{ wave: 'noise', gain: 1 }],
    envelope: 'struck',
    attackMs: 120,
    filter: { type: 'bandpass', fromHz: 500, toHz: 3_800, q: 1.5 },
    gain: 0.7,
    room: 0.2
  },
  sweepDown: {
    layers: [
      { wave: 'sawtooth', gain: 0.35, cents: -8 },
      { wave: 'sawtooth', gain: 0.35, cents: 8 },
      { wave: 'sine', gain: 0.4 }
    ],
    envelope: 'struck',
    attackMs: 8,
    filter: { type: 'lowpass', fromHz: 2_600, toHz: 260, q: 1.2 },
    gain: 0.4,
    room: 0.14
  },
  thud: {
    layers: [
      { wave: 'sine', gain: 1 },
      { wave: 'triangle', gain: 0.35, ratio: 1.5 },
      { wave: 'noise', gain: 0.12 }
    ],
    envelope: 'struck',
    attackMs: 3,
    filter: { type: 'lowpass', fromHz: 900, toHz: 120, q: 0.7 },
    fall: { times: 2.2, overMs: 90 },
    gain: 0.9,
    room: 0.18
  },
  heart: {
    layers: [
      { wave: 'sine', gain: 1 },
      { wave: 'triangle', gain: 0.45, ratio: 2 }
    ],
    envelope: 'struck',
    attackMs: 8,
    filter: { type: 'lowpass', fromHz: 420, toHz: 140, q: 0.7 },
    fall: { times: 1.6, overMs: 70 },
    gain: 0.95,
    room: 0.06
  },
  tock: {
    layers: [
      { wave: 'sine', gain: 0.8 },
      { wave: 'triangle', gain: 0.3, ratio: 2.4 }
    ],
    envelope: 'struck',
    attackMs: 1,
    fall: { times: 1.25, overMs: 14 },
    gain: 0.5,
    room: 0.12
  }
} satisfies Record<string, Patch>);

export type PatchName = keyof typeof PATCHES;
