import { REVEAL_GLOW_MS } from '#core/game/show/cues.ts';
import type { Effect } from '../effect.ts';
import { chord, run } from '../note.ts';

/** All light off but one. */
export const lock: Effect = {
  family: 'cue',
  gainDb: -0.5,
  takes: [
    {
      lengthMs: 700,
      notes: [
        { patch: 'thud', atMs: 0, ms: 640, pitch: 'D2' },
        { patch: 'snare', atMs: 0, ms: 120, force: 0.45 },
        { patch: 'sweepDown', atMs: 0, ms: 700, pitch: 'D4', to: 'D3', force: 0.6 }
      ]
    }
  ]
};

/** While the bars climb: it breaks off when the right answer is shown. */
export const roll: Effect = {
  family: 'roll',
  gainDb: 3,
  takes: [
    {
      lengthMs: REVEAL_GLOW_MS,
      notes: [
        { patch: 'snareRoll', atMs: 0, ms: REVEAL_GLOW_MS },
        { patch: 'timpaniRoll', atMs: 0, ms: REVEAL_GLOW_MS, pitch: 'C3', force: 0.8 },
        { patch: 'riser', atMs: 0, ms: REVEAL_GLOW_MS, pitch: 'C4', to: 'C5', force: 0.5 }
      ]
    }
  ]
};

export const right: Effect = {
  family: 'sting',
  gainDb: 0.5,
  takes: [
    {
      lengthMs: 1_900,
      notes: [
        ...chord('brass', 0, 620, ['F3', 'C4', 'F4', 'A4', 'C5'], 0.9),
        { patch: 'sub', atMs: 0, ms: 1_300, pitch: 'F2', force: 0.45 },
        { patch: 'kick', atMs: 0, ms: 280 },
        { patch: 'cymbal', atMs: 0, ms: 1_700, force: 0.7 },
        ...run('bell', 40, 75, 800, ['F5', 'A5', 'C6', 'F6', 'A6'], 0.8),
        ...chord('pad', 100, 1_800, ['F4', 'A4', 'C5'], 0.8)
      ]
    }
  ]
};

/** A page is turned: explanation, and who was fastest. */
export const story: Effect = {
  family: 'cue',
  gainDb: 3,
  takes: [
    {
      lengthMs: 1_100,
      notes: [
        ...run('bell', 0, 110, 780, ['C5', 'G5', 'A5']),
        ...chord('pad', 0, 1_100, ['F3', 'C4', 'A4'], 0.7)
      ]
    }
  ]
};

/** Points fly from tile to row: a glissando of the five tones, ending open because totals still count. */
export const points: Effect = {
  family: 'cue',
  gainDb: 7,
  takes: [
    {
      lengthMs: 1_000,
      notes: [
        { patch: 'whoosh', atMs: 0, ms: 700, force: 0.4 },
        ...run('pluck', 60, 55, 260, ['F4', 'G4', 'A4', 'C5', 'D5', 'F5', 'G5', 'A5', 'C6', 'D6'], 0.7),
        { patch: 'bell', atMs: 610, ms: 390, pitch: 'F6', force: 0.7 }
      ]
    }
  ]
};

export const overtake: Effect = {
  family: 'cue',
  gainDb: 8.5,
  takes: [
    {
      lengthMs: 560,
      notes: [
        { patch: 'whoosh', atMs: 0, ms: 420, force: 0.7 },
        { patch: 'sweepDown', atMs: 0, ms: 300, pitch: 'F4', to: 'C5', force: 0.5 },
        { patch: 'bell', atMs: 160, ms: 400, pitch: 'C6', force: 0.8 }
      ]
    }
  ]
};

/** The old leader drops: a slide with a wink, nobody is mocked. */
export const drop: Effect = {
  family: 'cue',
  gainDb: 5,
  takes: [
    {
      lengthMs: 760,
      notes: [
        { patch: 'sweepDown', atMs: 0, ms: 560, pitch: 'A4', to: 'D4' },
        { patch: 'thud', atMs: 430, ms: 330, pitch: 'D2', force: 0.7 }
      ]
    }
  ]
};

/** Four in a row burn. */
export const streak: Effect = {
  family: 'sting',
  gainDb: 6.5,
  takes: [
    {
      lengthMs: 1_400,
      notes: [
        { patch: 'riser', atMs: 0, ms: 420, pitch: 'F3', to: 'F4', force: 0.8 },
        { patch: 'whoosh', atMs: 100, ms: 700, force: 0.6 },
        ...chord('brass', 430, 480, ['Bb3', 'F4', 'Bb4'], 0.7),
        ...chord('brass', 430, 480, ['D4', 'F5'], 0.5),
        { patch: 'kick', atMs: 430, ms: 260 },
        { patch: 'cymbal', atMs: 430, ms: 970, force: 0.6 },
        ...run('pluck', 430, 70, 500, ['Bb4', 'D5', 'F5', 'Bb5'], 0.8)
      ]
    }
  ]
};

/** A needle is lifted. */
export const skip: Effect = {
  family: 'cue',
  gainDb: 10,
  takes: [
    {
      lengthMs: 460,
      notes: [{ patch: 'whoosh', atMs: 0, ms: 320, force: 0.8 }, ...run('pluck', 60, 90, 310, ['A4', 'D4'])]
    }
  ]
};

export const pause: Effect = {
  family: 'cue',
  gainDb: 5.5,
  takes: [
    {
      lengthMs: 1_000,
      notes: [
        ...run('pluck', 0, 150, 640, ['A4', 'F4', 'D4']),
        ...chord('pad', 100, 900, ['D3', 'A3'], 0.8),
        { patch: 'bass', atMs: 300, ms: 600, pitch: 'D2', force: 0.4 }
      ]
    }
  ]
};
