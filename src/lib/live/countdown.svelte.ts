import type { ClockSync } from './clock-sync.ts';

interface Timing {
  readonly opensAt: number;
  readonly closesAt: number;
}

const STEP_MS = 100;

/** Time of a question as the screens show it, on the server's clock. Ticks only while there is something to count. */
export class Countdown {
  now = $state.raw(0);
  readonly #clock: ClockSync;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(clock: ClockSync) {
    this.#clock = clock;
    this.now = clock.now();
  }

  run(): () => void {
    this.now = this.#clock.now();
    this.#timer = setInterval(() => {
      this.now = this.#clock.now();
    }, STEP_MS);
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
