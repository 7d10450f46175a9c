import { Alarm } from './timers.ts';

/** Without a host for this long the game pauses itself, in ms. */
export const HOST_GRACE_MS = 20_000;
const PULSE_MS = 500;
const SLOW_PULSE_MS = 5_000;

export interface WatchedRoom {
  /** ms since the epoch on the room's clock. */
  readonly now: () => number;
  /** When the phase moves on by itself, on the same clock; `undefined` when nothing runs. */
  readonly deadline: () => number | undefined;
  readonly hasHost: () => boolean;
  /** The deadline has come. */
  readonly onDeadline: () => void;
  /** Nobody has hosted for too long. */
  readonly onHostAway: () => void;
  /** Every few seconds. */
  readonly onSlowPulse: () => void;
  /** Several times a second while a deadline is set. */
  readonly onPulse: () => void;
}

/** The timers of a room. They only ring; what follows is decided on the state of that moment. */
export class Watches {
  readonly #room: WatchedRoom;
  readonly #deadline = new Alarm();
  readonly #hostWatch = new Alarm();
  readonly #pulse: NodeJS.Timeout;
  readonly #slowPulse: NodeJS.Timeout;
  /** What the alarm is set to: each of ten thousand answers asks for it anew. */
  #armedFor: number | undefined;
  #disposed = false;

  constructor(room: WatchedRoom) {
    this.#room = room;
    this.#pulse = setInterval(() => {
      if (room.deadline() === undefined) return;
      room.onPulse();
      // The clock may have been set meanwhile.
      this.#armedFor = undefined;
      this.armDeadline();
    }, PULSE_MS);
    this.#slowPulse = setInterval(() => {
      room.onSlowPulse();
    }, SLOW_PULSE_MS);
    this.armDeadline();
    this.watchHost();
  }

  /** Sets the timer to the deadline as it is now. */
  armDeadline(): void {
    const deadline = this.#room.deadline();
    if (deadline === this.#armedFor) return;
    this.#armedFor = this.#disposed ? undefined : deadline;
    if (this.#armedFor === undefined) this.#deadline.clear();
    else
      this.#deadline.set(Math.ceil(this.#armedFor - this.#room.now()), () => {
        this.#armedFor = undefined;
        this.#room.onDeadline();
      });
  }

  /** Waits for a host, where there is none. */
  watchHost(): void {
    if (this.#disposed) return;
    if (this.#room.hasHost()) this.#hostWatch.clear();
    else
      this.#hostWatch.set(HOST_GRACE_MS, () => {
        if (!this.#room.hasHost()) this.#room.onHostAway();
      });
  }

  dispose(): void {
    this.#disposed = true;
    this.#deadline.clear();
    this.#hostWatch.clear();
    clearInterval(this.#pulse);
    clearInterval(this.#slowPulse);
  }
}
