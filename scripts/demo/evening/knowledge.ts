interface Ease {
  /** How many in the room know the answer, 0 to 1. */
  readonly ease: number;
}

/** What a room full of people makes of one question. */
export type Knowledge =
  | (Ease & {
      readonly type: 'singleChoice';
      /** The wrong option that sounds best. */
      readonly lure: number;
    })
  | (Ease & { readonly type: 'multipleChoice' })
  | (Ease & { readonly type: 'trueFalse' })
  | (Ease & {
      readonly type: 'typedAnswer';
      /** As people type it who know it. */
      readonly right: readonly string[];
      /** As people type it who do not. */
      readonly wrong: readonly string[];
    })
  | (Ease & {
      readonly type: 'numberEstimate';
      /** What people say who know it. */
      readonly known: readonly number[];
      /** What others think possible. */
      readonly between: readonly [number, number];
      /** To what guesses are rounded. */
      readonly steps: readonly number[];
    });

/** For the questions of “The Big Pub Night”, in their order. */
export const pubNightKnowledge: readonly Knowledge[] = [
  { type: 'singleChoice', ease: 0.45, lure: 0 },
  { type: 'trueFalse', ease: 0.65 },
  {
    type: 'typedAnswer',
    ease: 0.72,
    right: [
      'Mercury',
      'mercury',
      'Mercury',
      'mercury',
      'mercurry',
      'Mercury',
      'Mercuri',
      'MERCURY',
      'merucry'
    ],
    wrong: ['Venus', 'venus', 'Mars', 'Mercurius', 'Venus', 'the Sun?', 'Pluto']
  },
  { type: 'multipleChoice', ease: 0.6 },
  {
    type: 'numberEstimate',
    ease: 0.3,
    known: [206],
    between: [90, 380],
    steps: [1, 2, 5, 10, 10, 50]
  },
  { type: 'singleChoice', ease: 0.5, lure: 0 },
  { type: 'trueFalse', ease: 0.5 },
  {
    type: 'typedAnswer',
    ease: 0.95,
    right: ['Paris', 'paris', 'Paris', 'paris', 'Parijs', 'Paris', 'PARIS', 'Pariss', 'paris, france'],
    wrong: ['Las Vegas', 'London', 'Tokyo', 'France']
  },
  { type: 'multipleChoice', ease: 0.3 },
  {
    type: 'numberEstimate',
    ease: 0.35,
    known: [8848, 8849, 8850, 8848],
    between: [6000, 11000],
    steps: [1, 50, 100, 500, 500, 1000]
  },
  { type: 'singleChoice', ease: 0.9, lure: 0 },
  { type: 'trueFalse', ease: 0.65 },
  {
    type: 'typedAnswer',
    ease: 0.5,
    right: ['Rum', 'rum', 'rum', 'Rum', 'White rum', 'rum', 'witte rum', 'RUM', 'white rum'],
    wrong: ['gin', 'vodka', 'Tequila', 'wodka', 'Gin', 'rhum', 'Bacardi', 'the good stuff']
  },
  { type: 'multipleChoice', ease: 0.65 },
  {
    type: 'numberEstimate',
    ease: 0.45,
    known: [1969],
    between: [1948, 1988],
    steps: [1, 1, 1, 5, 10]
  }
];
