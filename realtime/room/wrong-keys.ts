import type { PlayerId } from '#core/ids.ts';

/** Keys that no team has: whoever tries so many is let go [ROOM-28]. */
const MAX_WRONG_KEYS = 20;

/** How often each player tried a key of a team that there is none of. */
export class WrongKeys {
  readonly #count = new Map<PlayerId, number>();

  /** One more; true when it is too many. */
  note(id: PlayerId): boolean {
    const count = (this.#count.get(id) ?? 0) + 1;
    this.#count.set(id, count);
    return count >= MAX_WRONG_KEYS;
  }
}
