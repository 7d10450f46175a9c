import { beats, comping, type Bed, type BedNote } from '../bed.ts';
import type { Pitch, Tones } from '../note.ts';

/** Steps of a bar. */
const BAR = 16;

/** Each chord for a whole bar. */
const held = (chords: readonly Tones[]): BedNote[] => comping('x...............', chords, BAR);

/** Steps within a bar and their pitches, moved to that bar. */
const inBar = (bar: number, notes: readonly BedNote[]): BedNote[] =>
  notes.map(([step, steps, pitch, force]): BedNote => [bar * BAR + step, steps, pitch, force]);

/** A bass that leaves room for the kick: root, root an octave higher, fifth. */
const groove = (roots: readonly (readonly [Pitch, Pitch, Pitch])[]): BedNote[] =>
  roots.flatMap(([root, high, fifth], bar) =>
    inBar(bar, [
      [0, 3, root],
      [6, 2, root, 0.8],
      [8, 2, high, 0.7],
      [11, 2, fifth, 0.7],
      [14, 2, high, 0.6]
    ])
  );

const LOBBY: readonly Tones[] = [
  ['D4', 'F4', 'A4', 'C5'],
  ['D4', 'F4', 'A4', 'Bb4'],
  ['C4', 'F4', 'G4', 'A4'],
  ['C4', 'E4', 'G4', 'D5']
];

/** Doors are open: a groove that nobody minds for twenty minutes. Eight bars, the tune is only in half of them. */
const lobby: Bed = {
  beatsPerMinute: 104,
  swing: 0.18,
  steps: 8 * BAR,
  gainDb: -5.5,
  tracks: [
    { patch: 'kick', notes: beats('x.......x.o.....', 8) },
    { patch: 'snare', notes: beats('....o.......o...', 8), pan: 0.1 },
    { patch: 'hat', notes: beats('..o...x...o...x.', 8), pan: -0.3 },
    { patch: 'shaker', notes: beats('o.oxo.oxo.oxo.ox', 8), pan: 0.4 },
    {
      patch: 'bass',
      notes: groove([
        ['D2', 'D3', 'A2'],
        ['Bb1', 'Bb2', 'F2'],
        ['F2', 'F3', 'C3'],
        ['C2', 'C3', 'G2'],
        ['D2', 'D3', 'A2'],
        ['Bb1', 'Bb2', 'F2'],
        ['F2', 'F3', 'C3'],
        ['C2', 'C3', 'E2']
      ])
    },
    { patch: 'pad', notes: held([...LOBBY, ...LOBBY]) },
    { patch: 'pluck', notes: comping('...o..o....o....', [...LOBBY, ...LOBBY], 2), pan: 0.25 },
    {
      patch: 'bell',
      pan: -0.2,
      notes: [
        ...inBar(2, [
          [0, 4, 'A5', 0.6],
          [6, 4, 'G5', 0.5],
          [10, 6, 'F5', 0.6]
        ]),
        ...inBar(3, [
          [2, 4, 'G5', 0.5],
          [8, 8, 'E5', 0.5]
        ]),
        ...inBar(6, [
          [0, 3, 'C6', 0.6],
          [3, 3, 'A5', 0.5],
          [8, 4, 'G5', 0.5],
          [12, 4, 'F5', 0.5]
        ]),
        ...inBar(7, [[4, 12, 'D5', 0.6]])
      ]
    }
  ]
};

const THINK: readonly Tones[] = [
  ['D4', 'A4'],
  ['D4', 'Bb4'],
  ['D4', 'G4'],
  ['C4', 'G4']
];

/** The tones of each bar by turns, one every so many steps and so many long. */
const ostinato = (bars: readonly (readonly Pitch[])[], every: number, steps = every): BedNote[] =>
  bars.flatMap((tones, bar) =>
    Array.from({ length: BAR / every }, (_, at): BedNote => [
      bar * BAR + at * every,
      steps,
      tones[at % tones.length],
      at % 4 === 0 ? 0.9 : 0.6
    ])
  );

/** The clock runs. A pedal on D that everything gathers over: bar by bar more strokes, more treble, a little faster. */
const think: Bed = {
  beatsPerMinute: 100,
  hurry: 0.22,
  calm: 0.5,
  steps: 4 * BAR,
  gainDb: -2,
  tracks: [
    { patch: 'kick', notes: beats('x.......x.......', 4) },
    { patch: 'tock', notes: ostinato([['D5'], ['D5'], ['D5'], ['D5']], 8, 1), pan: -0.35 },
    { patch: 'tock', notes: ostinato([['A4'], ['A4'], ['A4'], ['A4']], 8, 1).map(later), pan: 0.35 },
    {
      patch: 'bass',
      notes: ostinato([['D2'], ['D2', 'D2', 'D2', 'F2'], ['D2'], ['C2', 'C2', 'C2', 'E2']], 4)
    },
    { patch: 'pad', notes: held(THINK) },
    {
      patch: 'pluck',
      from: 0.25,
      pan: 0.2,
      notes: ostinato(
        [
          ['D4', 'F4', 'A4', 'F4'],
          ['D4', 'F4', 'Bb4', 'F4'],
          ['D4', 'G4', 'Bb4', 'G4'],
          ['C4', 'E4', 'G4', 'E4']
        ],
        2
      )
    },
    { patch: 'hat', from: 0.4, notes: beats('..x...x...x...x.', 4), pan: -0.2 },
    { patch: 'kick', from: 0.55, notes: beats('....x.......x...', 4) },
    { patch: 'shaker', from: 0.65, notes: beats('oxoxoxoxoxoxoxox', 4), pan: 0.4 },
    {
      patch: 'pluck',
      from: 0.75,
      pan: -0.3,
      notes: ostinato(
        [
          ['D5', 'A4', 'F5', 'A4'],
          ['D5', 'Bb4', 'F5', 'Bb4'],
          ['D5', 'Bb4', 'G5', 'Bb4'],
          ['C5', 'G4', 'E5', 'G4']
        ],
        1
      )
    },
    { patch: 'snare', from: 0.85, notes: beats('....x..o....x.oo', 4) }
  ]
};

/** Four steps later: the other side of a clock's swing. */
function later([step, steps, pitch, force]: BedNote): BedNote {
  return [step + 4, steps, pitch, force];
}

const PODIUM: readonly Tones[] = [
  ['D3', 'A3', 'D4', 'F4'],
  ['Bb2', 'F3', 'D4', 'F4'],
  ['G2', 'D3', 'Bb3', 'D4'],
  ['A2', 'E3', 'A3', 'D4']
];

/** Far away. */
function softer([step, steps, pitch, force = 1]: BedNote): BedNote {
  return [step, steps, pitch, force * 0.55];
}

/** Before the places are told: held breath, a drum far away. */
const podium: Bed = {
  beatsPerMinute: 84,
  steps: 4 * BAR,
  gainDb: -3,
  tracks: [
    { patch: 'pad', notes: held(PODIUM) },
    { patch: 'heart', notes: ostinato([['D2'], ['Bb1'], ['G1'], ['A1']], 8, 4).map(softer) },
    {
      patch: 'pluck',
      pan: 0.3,
      notes: ostinato(
        [
          ['D4', 'A4', 'D5', 'A4'],
          ['D4', 'Bb4', 'D5', 'Bb4'],
          ['D4', 'G4', 'Bb4', 'G4'],
          ['E4', 'A4', 'D5', 'A4']
        ],
        2
      )
    },
    { patch: 'shaker', notes: beats('..o...o...o...o.', 4), pan: -0.3 },
    {
      patch: 'bell',
      notes: [
        [8, 8, 'A5', 0.4],
        [BAR + 8, 8, 'F5', 0.4],
        [2 * BAR + 8, 8, 'G5', 0.4],
        [3 * BAR + 8, 8, 'E5', 0.4]
      ]
    }
  ]
};

const BREAK: readonly Tones[] = [
  ['F3', 'A3', 'C4', 'E4'],
  ['D3', 'A3', 'C4', 'F4'],
  ['G3', 'Bb3', 'D4', 'F4'],
  ['C3', 'G3', 'Bb3', 'E4']
];

/** Drinks: the lobby's groove sits down. */
const breakBed: Bed = {
  beatsPerMinute: 88,
  swing: 0.24,
  steps: 8 * BAR,
  gainDb: -4.5,
  tracks: [
    { patch: 'kick', notes: beats('x.........x.....', 8) },
    { patch: 'snare', notes: beats('............o...', 8), pan: 0.1 },
    { patch: 'shaker', notes: beats('x.o.x.o.x.o.x.o.', 8), pan: 0.35 },
    { patch: 'pad', notes: held([...BREAK, ...BREAK]) },
    { patch: 'pluck', notes: comping('..o.......o.....', [...BREAK, ...BREAK], 4), pan: -0.25 },
    {
      patch: 'bass',
      notes: groove([
        ['F2', 'F3', 'C3'],
        ['D2', 'D3', 'A2'],
        ['G2', 'G3', 'D3'],
        ['C2', 'C3', 'G2'],
        ['F2', 'F3', 'A2'],
        ['D2', 'D3', 'C3'],
        ['G2', 'G3', 'Bb2'],
        ['C2', 'C3', 'E2']
      ])
    },
    {
      patch: 'bell',
      pan: 0.2,
      notes: [
        ...inBar(1, [
          [0, 6, 'C5', 0.5],
          [8, 8, 'A5', 0.5]
        ]),
        ...inBar(3, [[4, 10, 'G5', 0.5]]),
        ...inBar(5, [
          [0, 4, 'F5', 0.5],
          [6, 4, 'E5', 0.4],
          [10, 6, 'D5', 0.5]
        ]),
        ...inBar(7, [[0, 12, 'E5', 0.5]])
      ]
    }
  ]
};

/** Everything that sounds until something else is wanted. */
export const BEDS = { lobby, think, podium, break: breakBed } satisfies Record<string, Bed>;

export type BedName = keyof typeof BEDS;
