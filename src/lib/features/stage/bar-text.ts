import type { SummaryBar } from '#core/question/question-type.ts';
import type { QuestionTypeName } from '#core/question/question-limits.ts';
import { formatGuess } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

interface Asked {
  readonly type: QuestionTypeName;
  readonly unit?: string;
}

/** What a bar of the chart stands for, as the reader writes it. The unit of a number stands with the right answer. */
export function barText(question: Asked | undefined, { label, from, to }: SummaryBar): string {
  if (question?.type === 'trueFalse') return label === 'true' ? m.true() : m.false();
  const text = (edge: number) => formatGuess(edge, question?.unit);
  if (from === undefined) return to === undefined ? label : `< ${text(to)}`;
  if (to === undefined) return `> ${text(from)}`;
  return from === to ? text(from) : `${text(from)} – ${text(to)}`;
}
