import type { Standing } from './standings.ts';

/** Places that have a step of their own. */
export const STEPS = 3;
/** Rows of the podium where few stand on it. */
const FEWEST_ROWS = 10;
/** Most rows that are sent; beyond that nobody finds a face any more. */
export const MOST_ROWS = 300;

/**
 * The rows of a podium: everybody who stands on one of its steps, however many share it, and those just behind, ten in all
 * where the steps hold fewer. Without a point nobody stands on a step.
 *
 * @param rows the whole scoreboard, best first
 */
export function podiumRows(rows: readonly Standing[]): readonly Standing[] {
  const behind = rows.findIndex(({ rank, contestant }) => rank > STEPS || contestant.score <= 0);
  const onSteps = behind === -1 ? rows.length : behind;
  return rows.slice(0, Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, onSteps)));
}

/** How many share each of the first three places, in order. */
export const podiumCounts = (rows: readonly Standing[]): readonly number[] =>
  Array.from(
    { length: STEPS },
    (_, step) => rows.filter(({ rank, contestant }) => rank === step + 1 && contestant.score > 0).length
  );
