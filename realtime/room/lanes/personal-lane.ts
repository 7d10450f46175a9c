import type { SequencedEvent } from '#core/game/events.ts';
import { objectorOf } from '#core/game/challenges/view.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import { playersOf } from '#core/game/contestants/contestants.ts';
import type { GameState } from '#core/game/state.ts';
import { stakeEvents } from '#core/game/stakes/events.ts';
import { hasSpecialRules } from '#core/game/stakes/view.ts';
import { isShared, teamOfPlayer } from '#core/game/teams/team.ts';
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
  'jokerPlayed',
  'jokerTakenBack',
  'itemPresented',
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
  'tieBreakOpened',
  'tieGuessed',
  'timeGiven',
  'wagerPlaced',
  'wagersOpened',
  'wentOn'
]);

const STAKES: ReadonlySet<SequencedEvent['type']> = new Set([...stakeEvents, 'tieGuessed']);

/** Those whom an event is for that is about a team, or about somebody of one [ROOM-27]. */
function inTeamOf(state: GameState, event: SequencedEvent): readonly PlayerId[] {
  if (event.type === 'teamChanged' || event.type === 'captainNamed') return playersOf(state, event.teamId);
  if (event.type !== 'answerAccepted' && event.type !== 'playerRenamed' && event.type !== 'memberMoved')
    return [];
  const player = state.players.get(event.playerId);
  if (!player) return [];
  if (event.type === 'memberMoved')
    return [player.id, ...[...(player.left ?? []), player.contestant].flatMap((id) => playersOf(state, id))];
  const members = [...(teamOfPlayer(state, player)?.team.members ?? [])];
  return event.type === 'playerRenamed' || isShared(state) ? members : [];
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
    const concerned = events.every((event) => this.#isForFew(event)) ? this.#addressed(events) : players;
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

  #concernedBy(event: SequencedEvent): readonly PlayerId[] {
    if (event.type === 'playerRenamed' || event.type === 'timeGiven') return [event.playerId];
    if (event.type === 'said') return event.to === undefined ? [] : [event.to];
    return this.#contestantsIn(event).flatMap((id) => playersOf(this.#state, id));
  }

  #contestantsIn(event: SequencedEvent): readonly ContestantId[] {
    if (event.type === 'tieBreakOpened') return event.among;
    if (STAKES.has(event.type) && 'contestantId' in event) return [event.contestantId];
    const contestant = 'contestant' in event ? event.contestant : objectorOf(this.#state, event);
    return contestant === undefined ? [] : [contestant];
  }

  /** Whom these events concern who are about one player or one contestant. */
  #addressed(events: readonly SequencedEvent[]): Client[] {
    const ids = new Set(
      events.flatMap((event) => [...this.#concernedBy(event), ...inTeamOf(this.#state, event)])
    );
    return [...ids].flatMap((id) => this.#seats.clientOf(id) ?? []);
  }
}
