import { answersTo } from '#core/game/answers/answers.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { currentItem, hasAnswered, type GameState } from '#core/game/state.ts';
import type { ContestantId, ItemId, PlayerId } from '#core/ids.ts';
import type { Face } from '#core/protocol/server-frames.ts';

/** Faces that are told at a time. */
const MOST_TOLD = 24;
/** Of whom some may be removed meanwhile. */
const MOST_KEPT = 2 * MOST_TOLD;

/** Who answered the open item last: who, never what. */
export class Dared {
  readonly #state: GameState;
  #item: ItemId | undefined;
  /** The latest last. */
  #latest: ContestantId[] = [];

  constructor(state: GameState) {
    this.#state = state;
  }

  /** What happened, once the state knows it. Ten thousand answers come within a second: no list is made for any of them. */
  note(events: readonly SequencedEvent[]): void {
    for (const event of events) {
      if (event.type !== 'answerAccepted' || event.isDraft || event.itemId !== this.#item) continue;
      const contestant = this.#state.players.get(event.playerId)?.contestant;
      if (contestant === undefined) continue;
      const at = this.#latest.indexOf(contestant);
      if (at >= 0) this.#latest.splice(at, 1);
      else if (this.#latest.length === MOST_KEPT) this.#latest.shift();
      this.#latest.push(contestant);
    }
  }

  /** The latest first; nothing while no item is open. */
  faces(): Face[] | undefined {
    const item = this.#state.phase.name === 'open' ? currentItem(this.#state) : undefined;
    if (!item) return undefined;
    const answers = answersTo(this.#state, item.id);
    if (item.id !== this.#item) {
      this.#item = item.id;
      this.#latest = [...answers.keys()].filter((id) => hasAnswered(this.#state, answers.get(id)));
      this.#latest = this.#latest.slice(-MOST_KEPT);
    }
    return this.#latest
      .toReversed()
      .flatMap((id) => {
        const contestant = this.#state.contestants.get(id);
        if (!contestant || contestant.isOut) return [];
        const { name, avatar } = contestant.profile;
        // A player alone is a contestant of the same id.
        return [[id as string as PlayerId, name, avatar] satisfies Face];
      })
      .slice(0, MOST_TOLD);
  }
}
