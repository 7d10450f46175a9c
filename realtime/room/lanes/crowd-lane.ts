import type { SequencedEvent } from '#core/game/events.ts';
import type { GameState } from '#core/game/state.ts';
import { activePlayers, type Player } from '#core/game/contestants/contestants.ts';
import type { Face } from '#core/protocol/server-frames.ts';
import type { PlayerId } from '#core/ids.ts';
import { frameOf } from '../client.ts';
import type { Frame } from '../frame.ts';

const faceOf = ({ id, profile: { name, avatar } }: Player): Face => [id, name, avatar];

/** Somebody comes, goes or is called otherwise. */
const CHANGES_FACES: ReadonlySet<SequencedEvent['type']> = new Set([
  'playerJoined',
  'playerRenamed',
  'playerKicked',
  'playerReadmitted'
]);

/** Everybody's face, to displays, while the show is in the lobby: thousands of them, each sent once. */
export class CrowdLane {
  readonly #state: GameState;
  readonly #touched = new Set<PlayerId>();

  constructor(state: GameState) {
    this.#state = state;
  }

  /** What happened, once the state knows it. */
  note(events: readonly SequencedEvent[]): void {
    for (const event of events)
      if (CHANGES_FACES.has(event.type) && 'playerId' in event) this.#touched.add(event.playerId);
  }

  /** The whole crowd, for a display that just came; nothing once the lobby is over. */
  all(): Frame | undefined {
    if (this.#state.phase.name !== 'lobby') return undefined;
    return frameOf({ t: 'crowd', faces: activePlayers(this.#state).map(faceOf), all: true });
  }

  /** Who came, went or is called otherwise since the last time. */
  changes(): Frame | undefined {
    const players = [...this.#touched].flatMap((id) => this.#state.players.get(id) ?? []);
    this.forget();
    if (players.length === 0 || this.#state.phase.name !== 'lobby') return undefined;
    const gone = players.filter(({ kicked }) => kicked).map(({ id }) => id);
    const faces = players.filter(({ kicked }) => !kicked).map(faceOf);
    return frameOf({ t: 'crowd', faces, ...(gone.length > 0 && { gone }) });
  }

  /** Nobody needs to hear what changed so far. */
  forget(): void {
    this.#touched.clear();
  }
}
