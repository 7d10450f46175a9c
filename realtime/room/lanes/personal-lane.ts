import type { SequencedEvent } from '#core/game/events.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import type { GameState } from '#core/game/state.ts';
import { isShared, teamAt, teamOfPlayer } from '#core/game/teams/team.ts';
import type { PersonalView } from '#core/game/views.ts';
import type { ContestantId, PlayerId } from '#core/ids.ts';
import { frameOf, type Client } from '../client.ts';
import type { Frame } from '../frame.ts';
import type { Seats } from '../seats.ts';

/** After these nobody's score, place or result is another. */
const FOR_NOBODY: ReadonlySet<SequencedEvent['type']> = new Set([
  'answerAccepted',
  'autoHeld',
  'captainNamed',
  'memberMoved',
  'teamChanged',
  'teamMade',
  'autoSet',
  'deadlineMoved',
  'doorClosed',
  'doorOpened',
  'gamePaused',
  'gameResumed',
  'itemAnnounced',
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
  'stageSet',
  'timeGiven',
  'wentOn'
]);

const membersOf = (state: GameState, id: ContestantId): readonly PlayerId[] => [
  ...(teamAt(state, id)?.team.members ?? [])
];

/** Of events that are for nobody else, those whom they are for. */
function addressedBy(state: GameState, event: SequencedEvent): readonly PlayerId[] {
  if (event.type === 'teamChanged' || event.type === 'captainNamed') return membersOf(state, event.teamId);
  if (event.type === 'said') return event.to === undefined ? [] : [event.to];
  if (event.type !== 'answerAccepted' && event.type !== 'playerRenamed' && event.type !== 'memberMoved')
    return [];
  const player = state.players.get(event.playerId);
  if (event.type === 'memberMoved')
    return [
      event.playerId,
      ...[...(player?.left ?? []), ...(player ? [player.contestant] : [])].flatMap((id) =>
        membersOf(state, id)
      )
    ];
  const team = player && teamOfPlayer(state, player)?.team;
  if (event.type === 'playerRenamed') return [event.playerId, ...(team?.members ?? [])];
  return team && isShared(state) ? [...team.members] : [];
}

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

  /** Whom these events concern who are about one player or team: nobody but them is told [ROOM-27]. */
  #addressed(events: readonly SequencedEvent[]): Client[] {
    const ids = new Set(events.flatMap((event) => addressedBy(this.#state, event)));
    return [...ids].flatMap((id) => this.#seats.clientOf(id) ?? []);
  }
}
