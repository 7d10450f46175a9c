import { estimateDistance } from '../question/number-estimate-distance.ts';
import type { AnswerValue } from '../question/question-type.ts';
import type { Question } from '../question/question.ts';

/** Who is named with the chart of an item: whoever was right first or, of estimates, whoever came closest. */
export interface Highlight {
  /** `tapMs` from the opening. */
  readonly fastest?: { readonly name: string; readonly tapMs: number };
  /** `off` in the unit of the question; 0 is on the spot. */
  readonly closest?: { readonly name: string; readonly off: number };
}

interface NamedAnswer {
  readonly name: string;
  readonly value: AnswerValue;
  readonly tapMs: number;
}

/**
 * Of estimates the closest, and of equally close ones the fastest, also where nobody was near enough for points; of
 * other answers the fastest right one [QUESTION-15].
 *
 * @param isRight asked only where it matters: grading thousands of typed answers takes time
 */
export function highlightOf<A extends NamedAnswer>(
  question: Question,
  answers: readonly A[],
  isRight: (answer: A) => boolean
): Highlight {
  if (question.type !== 'numberEstimate') {
    let first: A | undefined;
    for (const answer of answers)
      if ((!first || answer.tapMs < first.tapMs) && isRight(answer)) first = answer;
    return first ? { fastest: { name: first.name, tapMs: first.tapMs } } : {};
  }
  let closest: { name: string; off: number; tapMs: number } | undefined;
  for (const { name, value, tapMs } of answers) {
    const off = estimateDistance(Number(value), question.correct);
    if (!closest || off < closest.off || (off === closest.off && tapMs < closest.tapMs))
      closest = { name, off, tapMs };
  }
  return closest ? { closest: { name: closest.name, off: closest.off } } : {};
}
