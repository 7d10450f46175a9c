import { m } from '#lib/paraglide/messages.js';
import type { KindWords } from '../kind-words.ts';
import { sides, sideText } from './sides.ts';

export const trueFalseWords: KindWords<'trueFalse'> = {
  name: m.type_trueFalse,
  sign: { glyph: '◆', colour: 'var(--answer-b)' },
  hasOwnTiles: false,
  tiles: sides,
  rightTiles: ({ correct }) => [correct ? 0 : 1],
  solution: (_question, { correct }) => sideText(correct),
  accepted: () => '',
  answer: (_question, value) => sideText(value),
  bar: (_question, { label }) => sideText(label === 'true'),
  task: () => ''
};
