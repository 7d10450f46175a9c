import type { ListedPlayer } from '#lib/live/roster.ts';

/** Who went by one press of the host [GAME-33]. */
export interface Removal {
  /** Any of them: the room gives all of them back. */
  readonly id: string;
  /** Who was named. */
  readonly name: string;
  readonly others: number;
}

/**
 * Removals that can be taken back, the latest first.
 *
 * @param removed the latest last
 */
export function removalsOf(removed: readonly ListedPlayer[]): readonly Removal[] {
  const groups = new Map<string, ListedPlayer[]>();
  for (const player of removed) {
    const key = player.removedWith ?? `alone:${player.id}`;
    const group = groups.get(key);
    if (group) group.push(player);
    else groups.set(key, [player]);
  }
  return [...groups]
    .map(([key, [first, ...rest]]) => {
      const named = rest.find(({ id }) => id === key) ?? first;
      return { id: named?.id ?? key, name: named?.name ?? '', others: rest.length };
    })
    .reverse();
}
