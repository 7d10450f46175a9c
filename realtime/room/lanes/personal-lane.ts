import type { SequencedEvent } from '#core/game/events.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import type { GameState } from '#core/game/state.ts';
import { stakeEvents } from '#core/game/stakes/events.ts';
import { hasSpecialRules } from '#core/game/stakes/view.ts';
import type { PersonalView } from '#core/game/views.ts';
import type { ContestantId, PlayerId } from '#core/ids.ts';
import { frameOf, type Client } from '../client.ts';
import type { Frame } from '../frame.ts';
import type { Seats } from '../seats.ts';

/** After these nobody's score, place or result is another. */
const FOR_NOBODY: ReadonlySet<SequencedEvent['type']> = new Set([
  'answerAccepted',
  'autoHeld',
  'autoSet',
  'deadlineMoved',
  'doorClosed',
  'doorOpened',
  'gamePaused',
  'gameResumed',
  'itemAnnounced',
  'itemLocked',
  'itemOpened',
  'jokerPlayed',
  'jokerTakenBack',
  'itemPresented',
  'playerJoined',
  'playerRenamed',
  'podiumStepped',
  'roundIntroduced',
  'said',
  'scoreboardShown',
  'stageSet',
  'tieBreakOpened',
  'tieGuessed',
  'timeGiven',
  'wagerPlaced',
  'wagersOpened',
  'wentOn'
]);

const STAKES: ReadonlySet<SequencedEvent['type']> = new Set([...stakeEvents, 'tieGuessed']);

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
    const concerned = events.every((event) => this.#isForFew(event))
      ? this.#addressed(events, players)
      : players;
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

  /** A skip may end a round, and what is at stake on it counts then. */
  #isForFew({ type }: SequencedEvent): boolean {
    return FOR_NOBODY.has(type) || (type === 'itemSkipped' && !hasSpecialRules(this.#state.quiz));
  }

  /** Whom these events concern who are about one player or one contestant. */
  #addressed(events: readonly SequencedEvent[], players: ReadonlySet<Client>): Client[] {
    const ids: PlayerId[] = [];
    const contestants = new Set<ContestantId>();
    for (const event of events)
      if (event.type === 'playerRenamed' || event.type === 'timeGiven') ids.push(event.playerId);
      else if (event.type === 'said') ids.push(...(event.to ? [event.to] : []));
      else if (event.type === 'tieBreakOpened') for (const id of event.among) contestants.add(id);
      else if (STAKES.has(event.type) && 'contestantId' in event) contestants.add(event.contestantId);
    const addressed = ids.flatMap((id) => this.#seats.clientOf(id) ?? []);
    if (contestants.size === 0) return addressed;
    return [...addressed, ...[...players].filter((client) => this.#isOf(client, contestants))];
  }

  #isOf(client: Client, contestants: ReadonlySet<ContestantId>): boolean {
    const seat = this.#seats.seatOf(client);
    const player = seat?.role === 'players' ? this.#state.players.get(seat.playerId) : undefined;
    return player !== undefined && contestants.has(player.contestant);
  }
}
