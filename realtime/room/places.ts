import type { Vacated } from '#core/game/contestants/places.ts';
import type { GameState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import { Alarm } from './timers.ts';

/** Who never answered keeps the place for so long after the client has gone, in ms [GAME-15]. */
export const PLACE_KEPT_MS = 60_000;
/** Those whose time has come are looked at together, at most this often, in ms. */
const LOOK_MS = 1_000;

/**
 * Who gave up the place [GAME-15]. Everybody is noted when they go and when they come back, so that a join asks for two
 * numbers, however many thousands have come and gone.
 */
export class Places implements Vacated {
  readonly #state: GameState;
  readonly #onVacated: (ids: readonly PlayerId[]) => void;
  /** Who is gone and has never answered, with when that was on the monotonic clock; who went first is first. */
  readonly #gone = new Map<PlayerId, number>();
  readonly #vacated = new Set<PlayerId>();
  readonly #countFrom = new Map<string, number>();
  readonly #alarm = new Alarm();
  #isWaiting = false;
  #disposed = false;

  /** Nobody is back yet: whoever is in the state has just gone. */
  constructor(state: GameState, onVacated: (ids: readonly PlayerId[]) => void) {
    this.#state = state;
    this.#onVacated = onVacated;
    for (const id of state.players.keys()) this.left(id);
  }

  get size(): number {
    return this.#vacated.size;
  }

  has(id: PlayerId): boolean {
    return this.#vacated.has(id);
  }

  countFrom(from: string): number {
    return this.#countFrom.get(from) ?? 0;
  }

  /** A player's client is gone. */
  left(id: PlayerId): void {
    if (!this.#mayVacate(id)) return;
    this.#gone.delete(id);
    this.#gone.set(id, performance.now());
    this.#wait();
  }

  /** A player is there, or was removed. Returns whether the place had been given up. */
  settled(id: PlayerId): boolean {
    this.#gone.delete(id);
    if (!this.#vacated.delete(id)) return false;
    this.#count(id, -1);
    return true;
  }

  dispose(): void {
    this.#disposed = true;
    this.#alarm.clear();
  }

  #mayVacate(id: PlayerId): boolean {
    const player = this.#state.players.get(id);
    return player !== undefined && !player.kicked && !player.hasAnswered;
  }

  #wait() {
    if (this.#isWaiting || this.#disposed) return;
    const [first] = this.#gone.values();
    if (first === undefined) return;
    this.#isWaiting = true;
    this.#alarm.set(Math.max(LOOK_MS, first + PLACE_KEPT_MS - performance.now()), () => {
      this.#isWaiting = false;
      this.#look();
      this.#wait();
    });
  }

  #look() {
    const until = performance.now() - PLACE_KEPT_MS;
    const vacated: PlayerId[] = [];
    for (const [id, since] of this.#gone) {
      if (since > until) break;
      this.#gone.delete(id);
      if (!this.#mayVacate(id)) continue;
      this.#vacated.add(id);
      this.#count(id, 1);
      vacated.push(id);
    }
    if (vacated.length > 0) this.#onVacated(vacated);
  }

  #count(id: PlayerId, by: 1 | -1) {
    const from = this.#state.players.get(id)?.from;
    if (from !== undefined) this.#countFrom.set(from, this.countFrom(from) + by);
  }
}
