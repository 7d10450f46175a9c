import type { Gradable } from '#core/question/typed-answer/answer-key.ts';
import type { QuestionOf } from '#core/question/question.ts';
import { m } from '#lib/paraglide/messages.js';
import type { KindForm } from '../kind-form.ts';

/** How typed answers are compared. */
export type Spelling = QuestionOf<'typedAnswer'>['spelling'];

interface TypedAnswerFields {
  /** Accepted answers, one a line. */
  readonly accepted: string;
  /** Answers that are wrong however near they are, one a line. */
  readonly wrong: string;
  readonly spelling: Spelling;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const typedAnswerForm: KindForm<'typedAnswer', TypedAnswerFields> = {
  empty: { accepted: '', wrong: '', spelling: 'forgiving' },
  timeLimitSeconds: 30,
  // What a question that an earlier release stored does not say has its default.
  toFields: ({ accepted, wrong = [], spelling = 'forgiving' }: Gradable) => ({
    accepted: accepted.join('\n'),
    wrong: wrong.join('\n'),
    spelling
  }),
  fromSent: (sent) => ({
    accepted: sent.text('accepted'),
    wrong: sent.text('wrong'),
    spelling: sent.text('spelling') === 'exact' ? 'exact' : 'forgiving'
  }),
  toQuestion: ({ accepted, wrong, spelling }) => ({
    body: { accepted: linesOf(accepted), wrong: linesOf(wrong), spelling }
  }),
  preview: () => ({ line: m.preview_typed() })
};
