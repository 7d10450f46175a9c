import { m } from '#lib/paraglide/messages.js';
import { optionWords } from '../choice/option-words.ts';
import type { KindWords } from '../kind-words.ts';

export const singleChoiceWords: KindWords<'singleChoice'> = {
  ...optionWords,
  name: m.type_singleChoice,
  sign: { glyph: '▲', colour: 'var(--answer-a)' },
  answer: ({ options }, value) => options[value] ?? '',
  task: () => ''
};
