import * as v from 'valibot';
import type { QuestionKind } from '../question-kind.ts';

const schema = v.object({
  type: v.literal('trueFalse'),
  correct: v.boolean('correct_missing')
});
type TrueFalse = v.InferOutput<typeof schema>;

/** A statement that is true or false. The two tiles are always in this order: true, false. */
export const trueFalse: QuestionKind<'trueFalse', TrueFalse, boolean, Pick<TrueFalse, 'type'>, TrueFalse> = {
  type: 'trueFalse',
  schema,
  hasLiveBars: true,
  parseAnswer: (_q, value) => (typeof value === 'boolean' ? value : undefined),
  publicView: ({ type }) => ({ type }),
  solution: ({ type, correct }) => ({ type, correct }),
  keyedBy: (q, correct) => ({ ...q, correct }),
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
