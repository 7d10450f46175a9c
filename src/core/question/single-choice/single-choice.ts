import * as v from 'valibot';
import { countOptions, isOptionIndex, optionsSchema, type ChoicePublicView } from './choice.ts';
import type { QuestionType } from './question-type.ts';

const schema = v.pipe(
  v.object({
    type: v.literal('singleChoice'),
    options: optionsSchema,
    /** Index into `options`. */
    correct: v.pipe(v.number('correct_missing'), v.integer(), v.minValue(0, 'correct_missing'))
  }),
  v.forward(
    v.check((q) => q.correct < q.options.length, 'correct_missing'),
    ['correct']
  )
);
type SingleChoice = v.InferOutput<typeof schema>;

/** One of two to six options is right. */
export const singleChoice: QuestionType<
  SingleChoice,
  number,
  ChoicePublicView,
  { correct: readonly number[] }
> = {
  type: 'singleChoice',
  schema,
  parseAnswer: (q, value) => (isOptionIndex(q.options, value) ? value : undefined),
  publicView: (q) => ({ options: q.options }),
  solution: (q) => ({ correct: [q.correct] }),
  grade: (q, answer) => (answer === q.correct ? 1 : 0),
  summarise: (q, answers) =>
    countOptions(q.options, new Set([q.correct]), answers, (answer, pick) => {
      pick(answer);
    })
};
