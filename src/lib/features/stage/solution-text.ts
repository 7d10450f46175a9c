import type { PublicQuestion, Solution } from '#core/question/question.ts';
import { formatQuantity } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** The right answer in words, for after the reveal. */
export function solutionText(question: PublicQuestion, solution: Solution): string {
  if ('accepted' in solution) return solution.accepted[0] ?? '';
  const { correct } = solution;
  if (typeof correct === 'boolean') return correct ? m.true() : m.false();
  if (typeof correct === 'number') return formatQuantity(correct, question.unit);
  return correct.map((index) => question.options?.[index] ?? '').join(' + ');
}
