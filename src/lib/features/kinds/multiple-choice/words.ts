import { m } from '#lib/paraglide/messages.js';
import { optionWords } from '../choice/option-words.ts';
import type { KindWords } from '../kind-words.ts';

export const multipleChoiceWords: KindWords<'multipleChoice'> = {
  ...optionWords,
  name: m.type_multipleChoice,
  sign: { glyph: '✓✓', colour: 'var(--answer-d)' },
  answer: ({ options }, value) => value.map((index) => options[index] ?? '').join('; '),
  task: () => m.answer_pick_all(),
  doubts: (question) => [
    ...optionWords.doubts(question),
    ...(question.correct.length === question.options.length ? (['all_right'] as const) : [])
  ]
};
