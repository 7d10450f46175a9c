import * as v from 'valibot';
import type { QuestionType, SummaryBar } from './question-type.ts';

/** Largest magnitude of a number that is asked or answered: exact in a double with room for three decimals. */
export const MAX_NUMBER = 1e12;

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

/** How near a guess is: 1 on the spot, falling in a straight line to 0 at `tolerance` [QUESTION-6]. */
const nearness = (q: NumberEstimate, guess: number) =>
  Math.max(0, 1 - Math.abs(guess - q.correct) / q.tolerance);

/** The player guesses a number; the nearer, the more points. */
export const numberEstimate: QuestionType<NumberEstimate, number, { unit: string }, { correct: number }> = {
  type: 'numberEstimate',
  schema,
  parseAnswer: (_q, value) =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_NUMBER
      ? // Adding 0 makes −0 plain 0, which is what JSON and the database keep of it.
        Math.round(value * 1000) / 1000 + 0
      : undefined,
  publicView: (q) => ({ unit: q.unit }),
  solution: (q) => ({ correct: q.correct }),
  grade: nearness,
  summarise(q, answers) {
    // Five bars around the truth: far below, below, near, above, far above.
    const edges = [-1, -0.5, 0.5, 1].map((part) => q.correct + part * q.tolerance);
    const counts = [0, 0, 0, 0, 0];
    for (const answer of answers) {
      const place = edges.findIndex((edge, index) => (index < 2 ? answer < edge : answer <= edge));
      const bar = place === -1 ? 4 : place;
      counts[bar] = (counts[bar] ?? 0) + 1;
    }
    const show = (value: number) => String(Math.round(value * 1000) / 1000);
    const [low = 0, near = 0, far = 0, high = 0] = edges;
    const labels = [
      `< ${show(low)}`,
      `${show(low)} – ${show(near)}`,
      `${show(near)} – ${show(far)}`,
      `${show(far)} – ${show(high)}`,
      `> ${show(high)}`
    ];
    const bars: SummaryBar[] = labels.map((label, index) => ({
      label,
      count: counts[index] ?? 0,
      right: index === 2
    }));
    return { bars, answered: answers.length };
  }
};
