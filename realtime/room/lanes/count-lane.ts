import { answerCounts } from '#core/game/answer-counts.ts';
import type { Vacated } from '#core/game/contestants/places.ts';
import { answersTo } from '#core/game/answers/answers.ts';
import { currentItem, hasAnswered, type GameState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import type { Face } from '#core/protocol/server-frames.ts';
import { frameOf, type Client } from '../client.ts';
import { Coalescer } from '../timers.ts';
import type { CrowdLane } from './crowd-lane.ts';
import type { RosterLane } from './roster-lane.ts';

/** Counts and presence leave at most this often, in ms. */
const COUNT_INTERVAL_MS = 200;

/** Faces of those who answered last that are told at a time. */
const MOST_DARED = 24;

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
  readonly #listeners: Listeners;
  readonly #coalescer = new Coalescer(COUNT_INTERVAL_MS, () => {
    this.#send();
  });

  constructor(
    state: GameState,
    vacated: Vacated,
    roster: RosterLane,
    crowd: CrowdLane,
    listeners: Listeners
  ) {
    this.#state = state;
    this.#vacated = vacated;
    this.#roster = roster;
    this.#crowd = crowd;
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
      const dared = facesIn(this.#state);
      const frame = frameOf({ t: 'count', ...counts, ...(dared && { dared }) });
      const crowd = this.#crowd.changes();
      const frames = crowd ? [frame, crowd] : [frame];
      for (const client of display) client.sendAll(frames);
    }
    if (host.size === 0) {
      this.#roster.forget();
      return;
    }
    const frame = frameOf({ t: 'count', ...counts, ...(bars && { bars }), hosts: host.size });
    const rows = this.#roster.changes();
    const frames = rows ? [frame, rows] : [frame];
    for (const client of host) client.sendAll(frames);
  }
}

/** Who has answered the open item, the latest first; who, never what. */
function facesIn(state: GameState): Face[] | undefined {
  const item = state.phase.name === 'open' ? currentItem(state) : undefined;
  if (!item) return undefined;
  const answers = answersTo(state, item.id);
  const faces: Face[] = [];
  // Several times a second, of ten thousand answers: nothing is made for each of them.
  for (const id of [...answers.keys()].reverse()) {
    const contestant = state.contestants.get(id);
    if (!contestant || contestant.isOut || !hasAnswered(state, answers.get(id))) continue;
    const { name, avatar } = contestant.profile;
    // A player alone is a contestant of the same id.
    faces.push([id as string as PlayerId, name, avatar]);
    if (faces.length === MOST_DARED) break;
  }
  return faces;
}
