import type { StageSettings } from '#core/game/stage/stage-settings.ts';
import { lagOf, TAPS } from './beamer-lag.ts';

/** What a calibration needs of the panel. */
export interface CalibrationPlace {
  readonly setStage: (settings: StageSettings) => void;
}

/** The host taps along with the flashes of the big screen [GAME-42]. */
export class Calibration {
  /** In ms on the room's clock; `undefined` while nobody calibrates. */
  taps = $state.raw<readonly number[]>();
  /** The last taps told nothing: they begin anew. */
  isUneven = $state.raw(false);
  readonly #place: CalibrationPlace;

  constructor(place: CalibrationPlace) {
    this.#place = place;
  }

  begin(): void {
    this.taps = [];
    this.isUneven = false;
    this.#place.setStage({ flashes: true });
  }

  /** @param at ms on the room's clock */
  tap(at: number): void {
    if (!this.taps) return;
    this.isUneven = false;
    const taps = [...this.taps, at];
    if (taps.length < TAPS) {
      this.taps = taps;
      return;
    }
    const lagMs = lagOf(taps);
    if (lagMs === undefined) {
      this.taps = [];
      this.isUneven = true;
    } else {
      this.taps = undefined;
      this.#place.setStage({ lagMs, flashes: false });
    }
  }

  /** Ends it without a measurement. */
  cancel(): void {
    if (!this.taps) return;
    this.taps = undefined;
    this.isUneven = false;
    this.#place.setStage({ flashes: false });
  }
}
