import * as v from 'valibot';
import { MAX_NUMBER } from '../../number/read-number.ts';
import { chartOfEstimates } from './estimate-chart.ts';
import { estimateDistance, toThousandths } from './estimate-distance.ts';
import type { QuestionKind } from '../question-kind.ts';

const finite = v.pipe(
  v.number('number_missing'),
  v.finite('number_missing'),
  v.minValue(-MAX_NUMBER),
  v.maxValue(MAX_NUMBER)
);

const schema = v.object({
  type: v.literal('numberEstimate'),
  correct: finite,
  /** Distance from `correct` at which the score reaches nothing, in the unit of the question. */
  tolerance: v.pipe(
    finite,
    v.check((value) => value > 0, 'tolerance_missing')
  ),
  unit: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20, 'unit_too_long')), '')
});
type NumberEstimate = v.InferOutput<typeof schema>;

const distance = (q: NumberEstimate, guess: number) => estimateDistance(guess, q.correct);

/** How near a guess is: 1 on the spot, falling in a straight line to 0 at `tolerance` [QUESTION-6]. */
const nearness = (q: NumberEstimate, guess: number) => Math.max(0, 1 - distance(q, guess) / q.tolerance);

/** The player guesses a number; the nearer, the more points. */
export const numberEstimate: QuestionKind<
  'numberEstimate',
  NumberEstimate,
  number,
  Pick<NumberEstimate, 'type' | 'unit'>,
  Pick<NumberEstimate, 'type' | 'correct'>
> = {
  type: 'numberEstimate',
  schema,
  hasLiveBars: false,
  parseAnswer: (_q, value) =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_NUMBER
      ? toThousandths(value)
      : undefined,
  publicView: ({ type, unit }) => ({ type, unit }),
  solution: ({ type, correct }) => ({ type, correct }),
  keyedBy: (q, correct) => ({ ...q, correct }),
  grade: nearness,
  summarise: chartOfEstimates,
  distance
};
