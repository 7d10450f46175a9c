import type { Effect, Take } from '../effect.ts';
import { chord, run, type Pitch } from '../note.ts';

/** F major, opened to the sixth: any first four to six of them are a chord. */
const TILES: readonly Pitch[] = ['F4', 'A4', 'C5', 'F5', 'A5', 'C6'];

const tileTake = (pitch: Pitch, index: number): Take => ({
  lengthMs: 520,
  notes: [
    { patch: 'thud', atMs: 0, ms: 160, pitch: 'F2', force: 0.25 },
    { patch: 'pluck', atMs: 0, ms: 520, pitch, pan: index % 2 === 0 ? -0.4 : 0.4 },
    { patch: 'brass', atMs: 0, ms: 300, pitch, force: 0.25 }
  ]
});

/** Lights down: a brass call, answered by the band. */
export const round: Effect = {
  family: 'sting',
  gainDb: 1.5,
  takes: [
    {
      lengthMs: 2_600,
      notes: [
        ...chord('brass', 0, 170, ['F3', 'C4', 'F4', 'A4'], 0.8),
        ...chord('brass', 190, 170, ['F3', 'C4', 'F4', 'A4'], 0.8),
        ...chord('brass', 380, 330, ['Bb3', 'D4', 'F4', 'Bb4'], 0.9),
        ...chord('brass', 760, 1_300, ['C3', 'G3', 'C4', 'E4', 'G4', 'C5']),
        { patch: 'bass', atMs: 0, ms: 360, pitch: 'F2' },
        { patch: 'bass', atMs: 380, ms: 360, pitch: 'Bb2' },
        { patch: 'sub', atMs: 760, ms: 1_800, pitch: 'C2', force: 0.4 },
        { patch: 'kick', atMs: 760, ms: 320 },
        { patch: 'cymbal', atMs: 760, ms: 1_840, force: 0.8 },
        ...[0, 190, 380, 570].map((atMs) => ({ patch: 'snare', atMs, ms: 150, force: 0.5 }) as const)
      ]
    }
  ]
};

/** The question stands alone: the room is called to order, and nothing is resolved. */
export const question: Effect = {
  family: 'cue',
  gainDb: 3,
  takes: [
    {
      lengthMs: 1_100,
      notes: [
        { patch: 'whoosh', atMs: 0, ms: 420, force: 0.5 },
        ...run('pluck', 180, 130, 620, ['A4', 'D5']),
        ...chord('bell', 310, 790, ['D5', 'G5'], 0.7),
        { patch: 'bass', atMs: 310, ms: 600, pitch: 'D2', force: 0.45 }
      ]
    }
  ]
};

export const tile: Effect = {
  family: 'touch',
  gainDb: 5,
  takes: [tileTake('F4', 0), ...TILES.slice(1).map((pitch, index) => tileTake(pitch, index + 1))]
};

/** Somebody has answered: softer than anything, for the whole room does it. */
export const dared: Effect = {
  family: 'touch',
  gainDb: 2,
  crowdMs: 110,
  takes: [
    { lengthMs: 150, notes: run('tock', 0, 0, 150, ['D5']) },
    { lengthMs: 150, notes: run('tock', 0, 0, 150, ['F5']) },
    { lengthMs: 150, notes: run('tock', 0, 0, 150, ['A5']) },
    { lengthMs: 150, notes: run('tock', 0, 0, 150, ['G5']) }
  ]
};

export const tick: Effect = {
  family: 'touch',
  gainDb: 1.5,
  takes: [
    {
      lengthMs: 110,
      notes: [
        { patch: 'tock', atMs: 0, ms: 110, pitch: 'D6' },
        { patch: 'hat', atMs: 0, ms: 60, force: 0.5 }
      ]
    },
    {
      lengthMs: 110,
      notes: [
        { patch: 'tock', atMs: 0, ms: 110, pitch: 'A5' },
        { patch: 'hat', atMs: 0, ms: 60, force: 0.4 }
      ]
    }
  ]
};

/** Twice, as a heart does. With an upper tone: what is under 80 Hz no laptop plays. */
export const heartbeat: Effect = {
  family: 'cue',
  gainDb: -0.5,
  takes: [
    {
      lengthMs: 620,
      notes: [
        { patch: 'heart', atMs: 0, ms: 260, pitch: 'D2' },
        { patch: 'heart', atMs: 240, ms: 380, pitch: 'C2', force: 0.75 },
        { patch: 'tock', atMs: 0, ms: 90, pitch: 'D4', force: 0.35 }
      ]
    }
  ]
};

export const everybodyIn: Effect = {
  family: 'sting',
  gainDb: 2,
  takes: [
    {
      lengthMs: 2_200,
      notes: [
        { patch: 'cymbal', atMs: 0, ms: 2_200 },
        { patch: 'kick', atMs: 0, ms: 300 },
        ...run('pluck', 0, 70, 500, ['C5', 'F5', 'A5', 'C6']),
        ...chord('brass', 0, 700, ['Bb3', 'D4', 'F4', 'A4'], 0.7),
        ...chord('bell', 280, 1_000, ['F5', 'C6'], 0.6)
      ]
    }
  ]
};
