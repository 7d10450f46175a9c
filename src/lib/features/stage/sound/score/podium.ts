import { PODIUM_ROLL_MS } from '#core/game/show/cues.ts';
import type { Effect, Take } from '../effect.ts';
import { chord, run, type Note, type Pitch, type Tones } from '../note.ts';

const rollTake = (ms: number, low: Pitch, from: Pitch, to: Pitch): Take => ({
  lengthMs: ms,
  notes: [
    { patch: 'snareRoll', atMs: 0, ms },
    { patch: 'timpaniRoll', atMs: 0, ms, pitch: low, force: 0.9 },
    { patch: 'riser', atMs: ms * 0.35, ms: ms * 0.65, pitch: from, to, force: 0.55 }
  ]
});

const placeTake = (low: Pitch, tones: Tones, top: Pitch): Take => ({
  lengthMs: 1_900,
  notes: [
    { patch: 'kick', atMs: 0, ms: 320 },
    { patch: 'cymbal', atMs: 0, ms: 1_900, force: 0.85 },
    { patch: 'sub', atMs: 0, ms: 1_400, pitch: low, force: 0.45 },
    ...chord('brass', 0, 900, tones),
    ...chord('pad', 60, 1_800, tones, 0.7),
    { patch: 'bell', atMs: 30, ms: 1_100, pitch: top }
  ]
});

/** The round has a winner: short, so that the evening's last one stays the greatest. */
export const roundWinner: Effect = {
  family: 'sting',
  gainDb: -2,
  takes: [
    {
      lengthMs: 2_880,
      notes: [
        ...chord('brass', 0, 200, ['F3', 'A3', 'C4', 'F4'], 0.8),
        ...chord('brass', 220, 200, ['F3', 'A3', 'C4', 'F4'], 0.8),
        ...chord('brass', 440, 400, ['Bb3', 'D4', 'F4', 'A4'], 0.9),
        ...chord('brass', 880, 1_300, ['F3', 'C4', 'F4', 'A4', 'C5', 'F5']),
        { patch: 'bass', atMs: 0, ms: 420, pitch: 'F2' },
        { patch: 'bass', atMs: 440, ms: 420, pitch: 'Bb2' },
        { patch: 'sub', atMs: 880, ms: 1_900, pitch: 'F2', force: 0.8 },
        { patch: 'kick', atMs: 880, ms: 300 },
        { patch: 'cymbal', atMs: 880, ms: 2_000, force: 0.8 },
        ...run('bell', 900, 90, 900, ['F5', 'A5', 'C6', 'F6'], 0.7)
      ]
    }
  ]
};

/** Ten to four go by: up the scale, breaking off where the third place begins. */
export const podiumSweep: Effect = {
  family: 'roll',
  gainDb: 11,
  takes: [
    {
      lengthMs: 2_000,
      notes: [
        { patch: 'riser', atMs: 0, ms: 2_000, pitch: 'F3', to: 'F5', force: 0.8 },
        { patch: 'snareRoll', atMs: 600, ms: 1_400, force: 0.6 },
        ...run('pluck', 0, 240, 420, ['F4', 'G4', 'A4', 'C5', 'D5', 'F5', 'G5'], 0.9)
      ]
    }
  ]
};

export const podiumRoll: Effect = {
  family: 'roll',
  gainDb: 1.5,
  first: 1,
  takes: [
    rollTake(PODIUM_ROLL_MS[3], 'C2', 'C4', 'C6'),
    rollTake(PODIUM_ROLL_MS[2], 'Bb2', 'Bb3', 'Bb4'),
    rollTake(PODIUM_ROLL_MS[1], 'G2', 'G3', 'G4')
  ]
};

/** Third and second stand on the way to F; only the first is at home. */
export const place: Effect = {
  family: 'sting',
  gainDb: -0.5,
  first: 1,
  takes: [
    placeTake('F2', ['F3', 'C4', 'F4', 'A4', 'C5', 'F5'], 'F6'),
    placeTake('C2', ['C3', 'G3', 'C4', 'E4', 'G4'], 'G5'),
    placeTake('Bb2', ['Bb2', 'F3', 'Bb3', 'D4', 'F4'], 'D5')
  ]
};

/** The anthem: a beat of 500 ms, eight bars of two beats and a last chord that stands. */
const BEAT = 500;

/** Beat, length in beats, pitch of the tune. */
const TUNE: readonly (readonly [number, number, Pitch])[] = [
  ...([
    [0, 0.75, 'C5'],
    [0.75, 0.25, 'C5'],
    [1, 1, 'F5'],
    [2, 0.75, 'F5'],
    [2.75, 0.25, 'G5'],
    [3, 1, 'A5']
  ] as const),
  ...([
    [4, 0.5, 'Bb5'],
    [4.5, 0.5, 'A5'],
    [5, 1, 'G5'],
    [6, 0.75, 'F5'],
    [6.75, 0.25, 'E5'],
    [7, 1, 'G5']
  ] as const),
  ...([
    [8, 0.75, 'C5'],
    [8.75, 0.25, 'C5'],
    [9, 1, 'F5'],
    [10, 0.75, 'A5'],
    [10.75, 0.25, 'Bb5'],
    [11, 1, 'C6']
  ] as const),
  ...([
    [12, 0.5, 'D6'],
    [12.5, 0.5, 'C6'],
    [13, 0.5, 'Bb5'],
    [13.5, 0.5, 'G5'],
    [14, 1, 'A5'],
    [15, 1, 'G5'],
    [16, 4, 'F5']
  ] as const)
];

/** Two beats each. */
const HARMONY: readonly (readonly [Pitch, Tones])[] = [
  ['F2', ['F3', 'A3', 'C4']],
  ['D2', ['F3', 'A3', 'D4']],
  ['Bb2', ['F3', 'Bb3', 'D4']],
  ['C2', ['G3', 'C4', 'E4']],
  ['F2', ['F3', 'A3', 'C4']],
  ['D2', ['F3', 'A3', 'D4']],
  ['G2', ['G3', 'Bb3', 'D4']],
  ['C2', ['G3', 'C4', 'E4']]
];

const anthem: readonly Note[] = [
  ...TUNE.flatMap(([beat, beats, pitch]): Note[] => [
    { patch: 'lead', atMs: beat * BEAT, ms: beats * BEAT, pitch, force: 0.9 },
    { patch: 'brass', atMs: beat * BEAT, ms: beats * BEAT, pitch: below(pitch), force: 0.55 }
  ]),
  ...HARMONY.flatMap(([low, tones], bar): Note[] => [
    ...chord('brass', bar * 2 * BEAT, 2 * BEAT - 40, tones, 0.45),
    { patch: 'bass', atMs: bar * 2 * BEAT, ms: 480, pitch: low },
    { patch: 'bass', atMs: (bar * 2 + 1) * BEAT, ms: 480, pitch: low, force: 0.8 },
    { patch: 'kick', atMs: bar * 2 * BEAT, ms: 260 },
    { patch: 'snare', atMs: (bar * 2 + 1) * BEAT, ms: 200, force: 0.7 }
  ]),
  ...[0, 8, 16].map((beat) => ({ patch: 'cymbal', atMs: beat * BEAT, ms: 1_900, force: 0.8 }) as const),
  ...chord('brass', 16 * BEAT, 4 * BEAT, ['F3', 'C4', 'F4', 'A4', 'C5'], 0.8),
  { patch: 'sub', atMs: 16 * BEAT, ms: 4 * BEAT, pitch: 'F2', force: 0.8 },
  { patch: 'kick', atMs: 16 * BEAT, ms: 320 },
  ...run('bell', 16 * BEAT, 110, 1_200, ['F5', 'A5', 'C6', 'F6', 'A6', 'C7'], 0.7)
];

/** An octave lower. */
function below(pitch: Pitch): Pitch {
  return `${pitch.slice(0, -1)}${Number(pitch.at(-1)) - 1}` as Pitch;
}

export const winner: Effect = {
  family: 'sting',
  gainDb: -2,
  takes: [{ lengthMs: 20 * BEAT, notes: anthem }]
};
