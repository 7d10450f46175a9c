import { estimateDistance, toThousandths } from './estimate-distance.ts';
import type { Summary, SummaryBar } from '../question-kind.ts';

type Edges = Pick<SummaryBar, 'from' | 'to'>;

/**
 * Five bars around the truth: far below, below, near, above, far above [QUESTION-16]. The middle one is what counts as
 * right [SCORING-2].
 */
export function chartOfEstimates(
  { correct, tolerance }: { readonly correct: number; readonly tolerance: number },
  answers: readonly number[]
): Summary {
  const truth = toThousandths(correct);
  const counts = [0, 0, 0, 0, 0];
  for (const answer of answers) {
    const part = estimateDistance(answer, truth) / tolerance;
    const steps = part <= 0.5 ? 0 : part <= 1 ? 1 : 2;
    const bar = 2 + (answer < truth ? -steps : steps);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const [low = 0, near = 0, far = 0, high = 0] = [-1, -0.5, 0.5, 1].map((part) => truth + part * tolerance);
  // Below a tolerance of 1 there is no whole number between the edges.
  const isWhole = Number.isInteger(truth) && tolerance >= 1;
  const ranges = isWhole ? wholeRanges(low, near, far, high) : plainRanges(low, near, far, high);
  const bars = ranges.map((range, index) => ({
    label: labelOf(range),
    ...range,
    count: counts[index] ?? 0,
    right: index === 2
  }));
  return { bars, answered: answers.length };
}

/** Whole numbers, none in two bars: 1992–1994, 1995–1999, 2000–2002. */
function wholeRanges(low: number, near: number, far: number, high: number): Edges[] {
  const first = Math.ceil(near);
  const last = Math.floor(far);
  return [
    { to: Math.ceil(low) },
    { from: Math.ceil(low), to: first - 1 },
    { from: first, to: last },
    { from: last + 1, to: Math.floor(high) },
    { from: Math.floor(high) }
  ];
}

/** Neighbours share an edge. */
function plainRanges(...edges: readonly number[]): Edges[] {
  const [low = 0, near = 0, far = 0, high = 0] = edges.map(toThousandths);
  return [
    { to: low },
    { from: low, to: near },
    { from: near, to: far },
    { from: far, to: high },
    { from: high }
  ];
}

/** For clients that do not write numbers themselves. */
function labelOf({ from, to }: Edges): string {
  if (from === undefined) return `< ${String(to)}`;
  if (to === undefined) return `> ${String(from)}`;
  return from === to ? String(from) : `${String(from)} – ${String(to)}`;
}
