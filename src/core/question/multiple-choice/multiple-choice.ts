import * as v from 'valibot';
import { countOptions, isOptionIndex, optionsSchema } from '../choice/options.ts';
import type { QuestionKind } from '../question-kind.ts';

const schema = v.pipe(
  v.object({
    type: v.literal('multipleChoice'),
    options: optionsSchema,
    /** Indexes into `options`, ascending, no doubles. */
    correct: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
      v.minLength(1, 'correct_missing'),
      v.transform((indexes) => [...new Set(indexes)].sort((a, b) => a - b))
    )
  }),
  v.forward(
    v.check((q) => q.correct.every((index) => index < q.options.length), 'correct_missing'),
    ['correct']
  )
);
type MultipleChoice = v.InferOutput<typeof schema>;

const sameSet = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** Every right option and no wrong one must be chosen. */
export const multipleChoice: QuestionKind<
  'multipleChoice',
  MultipleChoice,
  readonly number[],
  Pick<MultipleChoice, 'type' | 'options'>,
  Pick<MultipleChoice, 'type' | 'correct'>
> = {
  type: 'multipleChoice',
  schema,
  hasLiveBars: true,
  parseAnswer(q, value) {
    if (!Array.isArray(value) || value.length === 0 || value.length > q.options.length) return undefined;
    if (!value.every((index) => isOptionIndex(q.options, index))) return undefined;
    return [...new Set(value)].sort((a, b) => a - b);
  },
  publicView: ({ type, options }) => ({ type, options }),
  solution: ({ type, correct }) => ({ type, correct }),
  keyedBy: (q, correct) => ({ ...q, correct: [...correct] }),
  grade: (q, answer) => (sameSet(answer, q.correct) ? 1 : 0),
  gradeParts(q, answer) {
    const right = answer.filter((index) => q.correct.includes(index)).length;
    return Math.max(0, 2 * right - answer.length) / q.correct.length;
  },
  summarise: (q, answers) =>
    countOptions(q.options, new Set(q.correct), answers, (answer, pick) => {
      answer.forEach(pick);
    })
};
