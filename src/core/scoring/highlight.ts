import type { Score } from './score-item.ts';

/** Who is named with the chart of an item: whoever was right first or, of estimates, whoever came closest. */
export interface Highlight {
  /** `tapMs` from the opening. */
  readonly fastest?: { readonly name: string; readonly tapMs: number };
  /** `off` in the unit of the question; 0 is on the spot. */
  readonly closest?: { readonly name: string; readonly off: number };
}

interface NamedAnswer extends Pick<Score, 'right' | 'off'> {
  readonly name: string;
  readonly tapMs: number;
}

/**
 * Where distances mean something the closest, and of equally close ones the fastest, also where nobody was near enough
 * for points; else the fastest right answer [QUESTION-15].
 */
export function highlightOf(answers: Iterable<NamedAnswer>): Highlight {
  let first: NamedAnswer | undefined;
  let closest: (NamedAnswer & { readonly off: number }) | undefined;
  for (const answer of answers) {
    const { off, tapMs } = answer;
    if (off === undefined) {
      if (answer.right && (!first || tapMs < first.tapMs)) first = answer;
    } else if (!closest || off < closest.off || (off === closest.off && tapMs < closest.tapMs))
      closest = { ...answer, off };
  }
  if (closest) return { closest: { name: closest.name, off: closest.off } };
  return first ? { fastest: { name: first.name, tapMs: first.tapMs } } : {};
}
