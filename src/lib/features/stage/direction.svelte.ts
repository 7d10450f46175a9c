import type { Platform } from '#lib/live/platform.ts';
import type { Cue } from './director/cue.ts';
import { Director, type Scene } from './director/director.ts';
import type { StageView } from './director/moment.ts';

/** What a director needs of the place it works in. */
export interface DirectionPlace {
  /** ms on the room's clock. */
  readonly now: () => number;
  readonly after: Platform['after'];
  readonly isStill: () => boolean;
}

/** The director on a page: asks it again when something is to come, and never in between. */
export class Direction {
  /** The scene with the view that it was made of: drawn together, so that no moment ever has the view of another. */
  shown = $state.raw<{ readonly view: StageView; readonly scene: Scene }>();
  readonly #place: DirectionPlace;
  readonly #director: Director;
  #stop: (() => void) | undefined;

  constructor(place: DirectionPlace, call: (cue: Cue, view: StageView, now: number) => void) {
    this.#place = place;
    this.#director = new Director({
      call: (cue, now) => {
        if (this.#view) call(cue, this.#view, now);
      },
      isStill: place.isStill
    });
  }

  #view: StageView | undefined;

  see(view: StageView, answered: number): void {
    this.#view = view;
    this.#show(view, this.#director.see({ view, answered }, this.#place.now()));
  }

  dispose(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #show(view: StageView, scene: Scene): void {
    this.shown = { view, scene };
    this.#stop?.();
    const { nextAt } = this.#director;
    this.#stop =
      nextAt === undefined
        ? undefined
        : this.#place.after(Math.max(0, nextAt - this.#place.now()), () => {
            this.#show(view, this.#director.advance(this.#place.now()));
          });
  }
}
