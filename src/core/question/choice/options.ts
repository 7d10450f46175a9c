import * as v from 'valibot';
import type { Summary } from '../question-kind.ts';

/** Options of a choice question: each has a colour, a shape and a letter, and there are six of those. */
export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 6;
export const MAX_OPTION_LENGTH = 150;

export const optionsSchema = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'option_empty'),
      v.maxLength(MAX_OPTION_LENGTH, 'option_too_long')
    )
  ),
  v.minLength(MIN_OPTIONS, 'options_too_few'),
  v.maxLength(MAX_OPTIONS, 'options_too_many'),
  v.check((options) => new Set(options.map((o) => o.toLowerCase())).size === options.length, 'options_same')
);

export const isOptionIndex = (options: readonly string[], value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < options.length;

/**
 * One bar per option.
 *
 * @param eachPick calls back with every option that an answer chose
 */
export function countOptions<A>(
  options: readonly string[],
  right: ReadonlySet<number>,
  answers: readonly A[],
  eachPick: (answer: A, pick: (index: number) => void) => void
): Summary {
  const counts = options.map(() => 0);
  const pick = (index: number) => {
    counts[index] = (counts[index] ?? 0) + 1;
  };
  for (const answer of answers) eachPick(answer, pick);
  return {
    bars: options.map((label, index) => ({ label, count: counts[index] ?? 0, right: right.has(index) })),
    answered: answers.length
  };
}
