import * as v from 'valibot';
import type { QuestionType } from './question-type.ts';

const schema = v.object({
  type: v.literal('trueFalse'),
  correct: v.boolean('correct_missing')
});
type TrueFalse = v.InferOutput<typeof schema>;

/** A statement that is true or false. The two tiles are always in this order: true, false. */
export const trueFalse: QuestionType<TrueFalse, boolean, Record<never, never>, { correct: boolean }> = {
  type: 'trueFalse',
  schema,
  parseAnswer: (_q, value) => (typeof value === 'boolean' ? value : undefined),
  publicView: () => ({}),
  solution: (q) => ({ correct: q.correct }),
  grade: (q, answer) => (answer === q.correct ? 1 : 0),
  summarise: (q, answers) => ({
    bars: [true, false].map((side) => ({
      label: String(side),
      count: answers.filter((answer) => answer === side).length,
      right: side === q.correct
    })),
    answered: answers.length
  })
};
