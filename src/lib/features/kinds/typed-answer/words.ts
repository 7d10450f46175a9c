import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import type { KindWords } from '../kind-words.ts';
import { typedAnswerPhoneWords } from './phone-words.ts';

export const typedAnswerWords: KindWords<'typedAnswer'> = {
  ...typedAnswerPhoneWords,
  name: m.type_typedAnswer,
  sign: { glyph: 'Aa', colour: 'var(--answer-e)' },
  hasOwnTiles: false,
  tiles: () => [],
  rightTiles: () => [],
  accepted: (_question, { accepted }) => accepted.map(isolate).join(' · '),
  answer: (_question, value) => value,
  bar: (_question, { label }) => label,
  task: () => m.answer_type_here()
};
