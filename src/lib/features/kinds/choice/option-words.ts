import type { KindWords } from '../kind-words.ts';
import { optionSolution } from './option-solution.ts';

type Choice = 'singleChoice' | 'multipleChoice';
/** Longest option, in characters, that the display and a phone show at their full size. */
const OPTION_FITS = 60;

/** What all questions with options of their own say alike. */
export const optionWords = {
  hasOwnTiles: true,
  tiles: ({ options }) => options,
  rightTiles: ({ correct }) => correct,
  solution: optionSolution,
  accepted: () => '',
  bar: (_question, { label }) => label,
  doubts: ({ options }) => (options.some((option) => option.length > OPTION_FITS) ? ['long_option'] : [])
} as const satisfies Partial<KindWords<Choice>>;
