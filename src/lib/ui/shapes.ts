/** The six answers: colour, shape and letter always appear together, in this order. */
export const answerShapes = [
  { letter: 'A', shape: 'triangle', colour: 'var(--answer-a)', path: 'M50 10 96 90 4 90Z' },
  { letter: 'B', shape: 'diamond', colour: 'var(--answer-b)', path: 'M50 2 98 50 50 98 2 50Z' },
  {
    letter: 'C',
    shape: 'circle',
    colour: 'var(--answer-c)',
    path: 'M50 4a46 46 0 1 1 0 92 46 46 0 0 1 0-92Z'
  },
  {
    letter: 'D',
    shape: 'square',
    colour: 'var(--answer-d)',
    path: 'M16 8h68q8 0 8 8v68q0 8-8 8H16q-8 0-8-8V16q0-8 8-8Z'
  },
  {
    letter: 'E',
    shape: 'star',
    colour: 'var(--answer-e)',
    path: 'M50 3 64 36 99 39 72 62 81 97 50 78 19 97 28 62 1 39 36 36Z'
  },
  { letter: 'F', shape: 'hexagon', colour: 'var(--answer-f)', path: 'M50 3 92 26 92 74 50 97 8 74 8 26Z' }
] as const;

export type AnswerShape = (typeof answerShapes)[number];

/** The shape of the answer at this index; there are never more than six. */
export const shapeAt = (index: number): AnswerShape => answerShapes[index] ?? answerShapes[0];
