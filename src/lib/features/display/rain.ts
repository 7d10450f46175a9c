/** How many of each reaction came, by its number. */
export interface Shower {
  readonly counts: readonly number[];
}

/** One reaction on its way up. */
export interface Drop {
  readonly id: number;
  /** Its number. */
  readonly reaction: number;
  /** Where it rises, in percent of the width. */
  readonly left: number;
  /** When it begins, in ms from its coming. */
  readonly delayMs: number;
  /** How far it drifts aside, in percent of the width. */
  readonly sway: number;
  readonly goneAt: number;
}

/** A drop is seen for so long, in ms, with its delay. */
export const DROP_MS = 3_700;
/** Most that float at a time: a stage that is full of them shows nothing else. */
export const MOST_DROPS = 60;
/** What comes together is spread over so long, in ms. */
const SPREAD_MS = 400;

/** Reactions that float over the stage. */
export class Rain {
  readonly #random: () => number;
  #drops: readonly Drop[] = [];
  #last = 0;

  /** @param random from 0 to 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** What floats from now on, in ms of any clock; each reaction in its share where there is no room for all. */
  take({ counts }: Shower, now: number): readonly Drop[] {
    const floating = this.#drops.filter(({ goneAt }) => goneAt > now);
    const asked = counts.reduce((sum, count) => sum + count, 0);
    const share = asked === 0 ? 0 : Math.min(1, (MOST_DROPS - floating.length) / asked);
    const added = counts.flatMap((count, reaction) =>
      Array.from({ length: Math.floor(count * share) }, () => this.#drop(reaction, now))
    );
    return (this.#drops = [...floating, ...added]);
  }

  #drop(reaction: number, now: number): Drop {
    const left = 3 + this.#random() * 90;
    const delayMs = Math.round(this.#random() * SPREAD_MS);
    const sway = (this.#random() - 0.5) * 10;
    return { id: ++this.#last, reaction, left, delayMs, sway, goneAt: now + DROP_MS };
  }
}
