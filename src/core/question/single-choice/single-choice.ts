import * as v from 'valibot';
import { countOptions, isOptionIndex, optionsSchema } from '../choice/options.ts';
import type { QuestionKind } from '../question-kind.ts';

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
export const singleChoice: QuestionKind<
  'singleChoice',
  SingleChoice,
  number,
  Pick<SingleChoice, 'type' | 'options'>,
  { type: 'singleChoice'; correct: readonly number[] }
> = {
  type: 'singleChoice',
  schema,
  hasLiveBars: true,
  parseAnswer: (q, value) => (isOptionIndex(q.options, value) ? value : undefined),
  publicView: ({ type, options }) => ({ type, options }),
  solution: ({ type, correct }) => ({ type, correct: [correct] }),
  keyedBy: (q, correct) => ({ ...q, correct }),
  grade: (q, answer) => (answer === q.correct ? 1 : 0),
  summarise: (q, answers) =>
    countOptions(q.options, new Set([q.correct]), answers, (answer, pick) => {
      pick(answer);
    })
};
