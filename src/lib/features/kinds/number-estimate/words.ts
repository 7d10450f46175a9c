import { formatGuess, formatQuantity } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { KindWords } from '../kind-words.ts';
import { askForGuess } from './ask-for-guess.ts';
import { numberEstimatePhoneWords } from './phone-words.ts';

export const numberEstimateWords: KindWords<'numberEstimate'> = {
  ...numberEstimatePhoneWords,
  name: m.type_numberEstimate,
  sign: { glyph: '#', colour: 'var(--answer-c)' },
  hasOwnTiles: false,
  tiles: () => [],
  rightTiles: () => [],
  accepted: ({ unit }, { correct }) => formatQuantity(correct, unit),
  answer: (_question, value) => value,
  bar({ unit }, { label, from, to }) {
    if (from === undefined) return to === undefined ? label : `< ${formatGuess(to, unit)}`;
    if (to === undefined) return `> ${formatGuess(from, unit)}`;
    return from === to ? formatGuess(from, unit) : `${formatGuess(from, unit)} – ${formatGuess(to, unit)}`;
  },
  task: askForGuess,
  fact: ({ correct, unit }) => m.right_number({ answer: formatQuantity(correct, unit) })
};
