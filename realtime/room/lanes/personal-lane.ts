import type { SequencedEvent } from '#core/game/events.ts';
import { objectorOf } from '#core/game/challenges/view.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import { playersOf } from '#core/game/contestants/contestants.ts';
import type { GameState } from '#core/game/state.ts';
import type { PersonalView } from '#core/game/views.ts';
import type { PlayerId } from '#core/ids.ts';
import { frameOf, type Client } from '../client.ts';
import type { Frame } from '../frame.ts';
import type { Seats } from '../seats.ts';

/** After these nobody's score, place or result is another. */
const FOR_NOBODY: ReadonlySet<SequencedEvent['type']> = new Set([
  'answerAccepted',
  'autoHeld',
  'autoSet',
  'challengeAnswered',
  'challenged',
  'deadlineMoved',
  'doorClosed',
  'doorOpened',
  'gamePaused',
  'gameResumed',
  'itemAnnounced',
  'itemChecked',
  'itemLocked',
  'itemOpened',
  'itemPresented',
  'itemSkipped',
  'playerJoined',
  'playerRenamed',
  'podiumStepped',
  'roundIntroduced',
  'said',
  'scoreboardShown',
  'sheetBoardShown',
  'sheetClosed',
  'sheetClosing',
  'sheetExtended',
  'sheetHandedIn',
  'sheetIntroduced',
  'sheetItemDropped',
  'sheetItemRestored',
  'sheetPresented',
  'sheetReopened',
  'sheetShown',
  'sheetTakenBack',
  'stageSet',
  'timeGiven',
  'wentOn'
]);

/** What one player alone may know, to that player. */
export class PersonalLane {
  readonly #state: GameState;
  readonly #seats: Seats;
  #made: { readonly seq: number; readonly views: PersonalViews } | undefined;

  constructor(state: GameState, seats: Seats) {
    this.#state = state;
    this.#seats = seats;
  }

  of(id: PlayerId): PersonalView | undefined {
    return this.#views().of(id);
  }

  /** The frames that these events lead to, of the players who listen. */
  framesAfter(events: readonly SequencedEvent[], players: ReadonlySet<Client>): Map<Client, Frame> {
    const concerned = events.every(({ type }) => FOR_NOBODY.has(type)) ? this.#addressed(events) : players;
    const frames = new Map<Client, Frame>();
    for (const client of concerned) {
      const seat = this.#seats.seatOf(client);
      const you = seat?.role === 'players' ? this.of(seat.playerId) : undefined;
      if (you) frames.set(client, frameOf({ t: 'you', you }));
    }
    return frames;
  }

  /** Everybody's views of the present state: sorted once, however many phones come back at once. */
  #views(): PersonalViews {
    const { seq } = this.#state;
    if (this.#made?.seq !== seq) this.#made = { seq, views: new PersonalViews(this.#state) };
    return this.#made.views;
  }

  #concernedBy(event: SequencedEvent): readonly PlayerId[] {
    if (event.type === 'playerRenamed' || event.type === 'timeGiven') return [event.playerId];
    if (event.type === 'said') return event.to === undefined ? [] : [event.to];
    const contestant = 'contestant' in event ? event.contestant : objectorOf(this.#state, event);
    return contestant === undefined ? [] : playersOf(this.#state, contestant);
  }

  /** Whom these events concern who are about one player. */
  #addressed(events: readonly SequencedEvent[]): Client[] {
    const ids = new Set(events.flatMap((event) => this.#concernedBy(event)));
    return [...ids].flatMap((id) => this.#seats.clientOf(id) ?? []);
  }
}
