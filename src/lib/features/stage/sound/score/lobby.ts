import type { Effect } from '../effect.ts';
import { chord, run, type Note, type Pitch } from '../note.ts';

const LETTERS: readonly Pitch[] = ['D4', 'F4', 'A4', 'C5', 'D5', 'F5', 'A5', 'C6'];

/** A tune of five tones, so that any two arrivals fit each other, long enough that nobody hears it come round. */
const ARRIVALS: readonly Pitch[] = [
  ...(['D5', 'F5', 'A5', 'G5', 'C6', 'A5', 'F5', 'G5'] as const),
  ...(['A5', 'D6', 'C6', 'G5', 'F5', 'D5', 'G5', 'C5'] as const),
  ...(['F5', 'A5', 'C6', 'D6', 'F6', 'C6', 'A5', 'G5'] as const)
];

const letter = (pitch: Pitch): Note[] => [
  { patch: 'thud', atMs: 0, ms: 220, pitch: 'D2', force: 0.25 },
  { patch: 'pluck', atMs: 10, ms: 420, pitch },
  { patch: 'bell', atMs: 10, ms: 480, pitch, force: 0.5 }
];

export const curtain: Effect = {
  family: 'sting',
  gainDb: 6.5,
  takes: [
    {
      lengthMs: 3_200,
      notes: [
        { patch: 'sub', atMs: 0, ms: 3_200, pitch: 'D2', force: 0.4 },
        { patch: 'sub', atMs: 0, ms: 3_000, pitch: 'D1', force: 0.14 },
        ...chord('pad', 500, 2_600, ['D3', 'A3', 'F4', 'C5']),
        { patch: 'whoosh', atMs: 300, ms: 1_800, force: 0.33 }
      ]
    }
  ]
};

export const codeLetter: Effect = {
  family: 'touch',
  gainDb: 0,
  takes: [
    { lengthMs: 490, notes: letter('D4') },
    ...LETTERS.slice(1).map((pitch) => ({ lengthMs: 490, notes: letter(pitch) }))
  ]
};

export const arrival: Effect = {
  family: 'touch',
  gainDb: 5,
  crowdMs: 85,
  takes: [
    { lengthMs: 340, notes: run('bell', 0, 0, 340, ['D5']) },
    ...ARRIVALS.slice(1).map((pitch, index) => ({
      lengthMs: 340,
      notes: [
        { patch: 'bell', atMs: 0, ms: 340, pitch, pan: ((index % 5) - 2) * 0.3 },
        { patch: 'tock', atMs: 0, ms: 70, pitch, force: 0.25 }
      ] as const
    }))
  ]
};
