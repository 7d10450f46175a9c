import type { Format } from '#core/format/format.ts';

type Picture = NonNullable<Format['picture']>;

/** Draws the moving picture of the format that is on, as often as it says, and stands still otherwise. */
export class Ticker {
  readonly #draw: (picture: Picture) => void;
  #picture: Picture | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(draw: (picture: Picture) => void) {
    this.#draw = draw;
  }

  /** The format may be another one now. */
  show(picture: Picture | undefined): void {
    if (picture === this.#picture) return;
    clearInterval(this.#timer);
    this.#picture = picture;
    this.#timer =
      picture &&
      setInterval(() => {
        this.#draw(picture);
      }, picture.everyMs);
  }
}
