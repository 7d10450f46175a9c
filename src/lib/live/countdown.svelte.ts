import type { ClockSync } from './clock-sync.ts';

interface Timing {
  readonly opensAt: number;
  readonly closesAt: number;
}

const STEP_MS = 100;

/** Time of a question as the screens show it, on the server's clock; it stands still while the game is paused. */
export class Countdown {
  now = $state.raw(0);
  readonly #clock: Pick<ClockSync, 'now'>;
  readonly #pausedAt: () => number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param pausedAt when the game was paused, ms on the server's clock: time stands still there */
  constructor(clock: Pick<ClockSync, 'now'>, pausedAt: () => number | undefined) {
    this.#clock = clock;
    this.#pausedAt = pausedAt;
    this.now = clock.now();
  }

  run(): () => void {
    const step = () => {
      this.now = Math.min(this.#clock.now(), this.#pausedAt() ?? Infinity);
    };
    step();
    this.#timer = setInterval(step, STEP_MS);
    return () => {
      clearInterval(this.#timer);
    };
  }

  /** Whole seconds left, rounded up, never below zero. */
  secondsLeft(timing: Timing): number {
    return Math.max(0, Math.ceil((timing.closesAt - Math.max(this.now, timing.opensAt)) / 1_000));
  }

  /** Part of the time that is left, 1 to 0. */
  partLeft(timing: Timing, limitMs: number): number {
    const left = timing.closesAt - Math.max(this.now, timing.opensAt);
    return Math.min(1, Math.max(0, left / Math.max(limitMs, 1)));
  }

  isOpen(timing: Timing): boolean {
    return this.now >= timing.opensAt && this.now < timing.closesAt;
  }
}
