import { JUMP, reactions } from '#core/game/stage/reaction.ts';
import type { GameState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import { frameOf, type Client } from '../client.ts';
import { Coalescer } from '../timers.ts';

/** Reactions leave at most this often, in ms. */
const INTERVAL_MS = 250;
/** Most of one reaction, and most jumps, that one frame tells: beyond that a stage shows no more. */
const MOST = 30;

/** What players send up to the stage, to displays: counted, never stored, and forgotten where nobody listens. */
export class ReactionLane {
  readonly #state: GameState;
  readonly #displays: ReadonlySet<Client>;
  readonly #jumps = new Set<PlayerId>();
  #counts = reactions.map(() => 0);
  readonly #coalescer = new Coalescer(INTERVAL_MS, () => {
    this.#send();
  });

  constructor(state: GameState, displays: ReadonlySet<Client>) {
    this.#state = state;
    this.#displays = displays;
  }

  /** @param what the number of a reaction, or a jump of one's own face */
  take(from: PlayerId, what: number | typeof JUMP): void {
    const { stage, phase, players } = this.#state;
    if (this.#displays.size === 0 || stage.reactions === false || players.get(from)?.kicked !== false) return;
    if (what !== JUMP) this.#counts[what] = Math.min(MOST, (this.#counts[what] ?? 0) + 1);
    else if (phase.name === 'lobby' && this.#jumps.size < MOST) this.#jumps.add(from);
    this.#coalescer.request();
  }

  dispose(): void {
    this.#coalescer.dispose();
  }

  #send() {
    const frame = frameOf({ t: 'reactions', counts: this.#counts, jumps: [...this.#jumps] });
    this.#counts = reactions.map(() => 0);
    this.#jumps.clear();
    for (const client of this.#displays) client.send(frame);
  }
}
