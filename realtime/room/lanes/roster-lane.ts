import type { Vacated } from '#core/game/contestants/places.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import type { GameState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import type { RosterRow } from '#core/protocol/server-frames.ts';
import { frameOf } from '../client.ts';
import type { Frame } from '../frame.ts';
import type { Seats } from '../seats.ts';
import { Roster } from './roster.ts';

/** The list of players, to hosts: rows that changed. */
export class RosterLane {
  readonly #state: GameState;
  readonly #seats: Seats;
  readonly #vacated: Vacated;
  readonly #roster = new Roster();

  constructor(state: GameState, seats: Seats, vacated: Vacated) {
    this.#state = state;
    this.#seats = seats;
    this.#vacated = vacated;
  }

  /** This player came, went, or is shown differently now. */
  touch(id: PlayerId): void {
    this.#roster.touch(id);
  }

  /** What happened, once the state knows it. */
  note(events: readonly SequencedEvent[]): void {
    this.#roster.note(events);
  }

  /** All rows, for a host that just came. */
  all(): RosterRow[] {
    return this.#roster.all(this.#state, this.#seats.isConnected, this.#vacated);
  }

  /** Rows that may differ from what hosts were told last. */
  changes(): Frame | undefined {
    const rows = this.#roster.changes(this.#state, this.#seats.isConnected, this.#vacated);
    return rows.length > 0 ? frameOf({ t: 'roster', rows }) : undefined;
  }

  /** Nobody needs to hear what changed so far. */
  forget(): void {
    this.#roster.forget();
  }
}
