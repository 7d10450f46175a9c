import { answerCounts } from '#core/game/answer-counts.ts';
import type { Vacated } from '#core/game/contestants/places.ts';
import type { GameState } from '#core/game/state.ts';
import { frameOf, type Client } from '../client.ts';
import { Coalescer } from '../timers.ts';
import type { CrowdLane } from './crowd-lane.ts';
import type { Dared } from './dared.ts';
import type { RosterLane } from './roster-lane.ts';

/** Counts and presence leave at most this often, in ms. */
const COUNT_INTERVAL_MS = 200;

interface Listeners {
  readonly display: ReadonlySet<Client>;
  readonly host: ReadonlySet<Client>;
}

/** How many have answered and who, to displays and hosts; the lists of faces and of players go with it. */
export class CountLane {
  readonly #state: GameState;
  readonly #vacated: Vacated;
  readonly #roster: RosterLane;
  readonly #crowd: CrowdLane;
  readonly #dared: Dared;
  readonly #listeners: Listeners;
  readonly #coalescer = new Coalescer(COUNT_INTERVAL_MS, () => {
    this.#send();
  });

  constructor(
    state: GameState,
    vacated: Vacated,
    roster: RosterLane,
    crowd: CrowdLane,
    dared: Dared,
    listeners: Listeners
  ) {
    this.#state = state;
    this.#vacated = vacated;
    this.#roster = roster;
    this.#crowd = crowd;
    this.#dared = dared;
    this.#listeners = listeners;
  }

  /** Something is to be told, soon. */
  request(): void {
    this.#coalescer.request();
  }

  dispose(): void {
    this.#coalescer.dispose();
  }

  #send() {
    const { bars, ...counts } = answerCounts(this.#state, this.#vacated);
    const { display, host } = this.#listeners;
    if (display.size === 0) this.#crowd.forget();
    else {
      const dared = this.#dared.faces();
      const frame = frameOf({ t: 'count', ...counts, ...(dared && { dared }) });
      const crowd = this.#crowd.changes();
      const frames = crowd ? [frame, crowd] : [frame];
      for (const client of display) client.sendAll(frames);
    }
    if (host.size === 0) {
      this.#roster.forget();
      return;
    }
    const here = { displays: display.size, hosts: host.size };
    const frame = frameOf({ t: 'count', ...counts, ...(bars && { bars }), ...here });
    const rows = this.#roster.changes();
    const frames = rows ? [frame, rows] : [frame];
    for (const client of host) client.sendAll(frames);
  }
}
