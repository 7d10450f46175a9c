import type { Camp } from './camps.ts';
import { campsOf, divisiveness } from './camps.ts';
import type { PlayedItem } from './evening.ts';

/** Fewer answers than this divide no room. */
const LEAST_ANSWERS = 4;

/** Share of all contestants who had an item right, 0 to 1; who did not answer did not know. */
export function shareRight({ answers }: Pick<PlayedItem, 'answers'>, contestants: number): number {
  if (contestants === 0) return 0;
  let right = 0;
  for (const answer of answers.values()) if (answer.right) right += 1;
  return right / contestants;
}

/**
 * The items that fewest had right [RESULTS-2], all that are equally hard, in their order. None where every item was as hard as the others:
 * then there is nothing to tell.
 */
export function hardestItems<Item extends Pick<PlayedItem, 'answers'>>(
  items: readonly Item[],
  contestants: number
): readonly Item[] {
  const shares = items.map((item) => shareRight(item, contestants));
  const least = Math.min(...shares);
  const hardest = items.filter((_, index) => shares[index] === least);
  return hardest.length === items.length ? [] : hardest;
}

/** An item over which a room was divided, and its camps, largest first. */
export interface DividedItem<Item> {
  readonly item: Item;
  readonly camps: readonly Camp[];
  /** In bits. */
  readonly divisiveness: number;
}

/** The item that divided the room most [RESULTS-3], of equals the first; none where no two answers met or all agreed. */
export function mostDivisive<Item extends PlayedItem>(items: readonly Item[]): DividedItem<Item> | undefined {
  let most: DividedItem<Item> | undefined;
  for (const item of items) {
    const found = item.answers.size < LEAST_ANSWERS ? undefined : campsOf(item);
    if (!found) continue;
    const camps = [...found.values()];
    if (camps.filter(({ count }) => count > 1).length < 2) continue;
    const bits = divisiveness(camps);
    if (bits > (most?.divisiveness ?? 0)) most = { item, camps, divisiveness: bits };
  }
  return most;
}
