import { formatOf } from '#core/format/format-of.ts';
import { nobodyVacated, type Vacated } from '#core/game/contestants/places.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { timeFactors } from '#core/game/extra-time/own-end.ts';
import { standings, type Standing } from '#core/game/contestants/standings.ts';
import { answersTo } from '#core/game/answers/answers.ts';
import { playersOf, type Player } from '#core/game/contestants/contestants.ts';
import { currentItem, hasAnswered, type GameState } from '#core/game/state.ts';
import type { ContestantId, PlayerId } from '#core/ids.ts';
import { ROSTER_TIME_SHIFT, rosterFlags, type RosterRow } from '#core/protocol/server-frames.ts';

/** These change no row: neither places nor who has answered the item that is on. */
const WITHOUT_ROWS: ReadonlySet<SequencedEvent['type']> = new Set([
  'gamePaused',
  'gameResumed',
  'deadlineMoved',
  'itemOpened',
  'itemLocked',
  'podiumStepped',
  'scoreboardShown',
  'doorClosed',
  'doorOpened',
  'said',
  'stageSet',
  'autoSet',
  'autoHeld',
  'wentOn',
  'sheetHandedOut',
  'sheetPresented',
  'sheetClosing',
  'sheetClosed',
  'sheetReopened',
  'sheetItemDropped',
  'sheetItemRestored',
  'sheetRecalled',
  'sheetShown',
  'sheetExtended',
  'sheetShifted',
  'sheetScored',
  'sheetBoardShown',
  'teamMade',
  'captainNamed'
]);

/** These change the row of the player whom they name. */
const TOUCHING_ONE: ReadonlySet<SequencedEvent['type']> = new Set([
  'answerAccepted',
  'playerRenamed',
  'timeGiven'
]);

/** Whether a player is here right now. */
export type IsConnected = (id: PlayerId) => boolean;

/** The host's list of players. It notes whose row may have changed, so that thousands of others cost nothing. */
export class Roster {
  readonly #touched = new Set<PlayerId>();
  /** Who handed in a sheet, or took it back. */
  readonly #handed: ContestantId[] = [];
  #allTouched = false;
  #standings: ReadonlyMap<ContestantId, Standing> | undefined;
  /** Numbers that stand for the prints of addresses, in the order in which rows named them. */
  readonly #addresses = new Map<string, number>();
  #firstSecond: number | undefined;

  /** This player came, went, or is shown differently now. */
  touch(id: PlayerId): void {
    if (!this.#allTouched) this.#touched.add(id);
  }

  /** What happened, once the state knows it. */
  note(events: readonly SequencedEvent[]): void {
    for (const event of events) {
      if (TOUCHING_ONE.has(event.type) && 'playerId' in event) this.touch(event.playerId);
      else if (event.type === 'sheetHandedIn' || event.type === 'sheetTakenBack')
        this.#handed.push(event.contestant);
      else if (!WITHOUT_ROWS.has(event.type)) {
        // Places may be others, and who has answered depends on the item that is on.
        this.#standings = undefined;
        if (event.type === 'playerJoined' || event.type === 'memberMoved') this.touch(event.playerId);
        else this.#touchAll();
      }
    }
  }

  /** All rows, for a host that just came. */
  all(state: GameState, isConnected: IsConnected, vacated = nobodyVacated): RosterRow[] {
    const row = this.#rowsOf(state, isConnected, vacated);
    return [...state.players.values()].map(row);
  }

  /** Rows that may differ from what was last returned here. */
  changes(state: GameState, isConnected: IsConnected, vacated = nobodyVacated): RosterRow[] {
    for (const contestant of this.#handed.splice(0))
      for (const id of playersOf(state, contestant)) this.touch(id);
    if (!this.#allTouched && this.#touched.size === 0) return [];
    const rows = this.#allTouched
      ? this.all(state, isConnected, vacated)
      : [...this.#touched]
          .flatMap((id) => state.players.get(id) ?? [])
          .map(this.#rowsOf(state, isConnected, vacated));
    this.forget();
    return rows;
  }

  /** Nobody needs to hear what changed so far. */
  forget(): void {
    this.#allTouched = false;
    this.#touched.clear();
    this.#handed.length = 0;
  }

  #rowsOf(state: GameState, isConnected: IsConnected, vacated: Vacated): (player: Player) => RosterRow {
    this.#standings ??= new Map(standings(state).map((row) => [row.contestant.id, row]));
    const rows = this.#standings;
    const item = currentItem(state);
    const answers = item ? answersTo(state, item.id) : undefined;
    const format = formatOf(state);
    const isDone = (id: ContestantId) =>
      format?.isIn ? format.isIn(state, id) : hasAnswered(state, answers?.get(id));
    return (player) => {
      const { id, contestant, profile, kicked, removedWith, from, joinedSecond, timeFactor } = player;
      const { name, avatar } = profile;
      const standing = rows.get(contestant);
      const score = (standing?.contestant ?? state.contestants.get(contestant))?.score ?? 0;
      const flags =
        (isConnected(id) ? rosterFlags.connected : 0) |
        (isDone(contestant) ? rosterFlags.answered : 0) |
        (kicked ? rosterFlags.kicked : 0) |
        (vacated.has(id) ? rosterFlags.vacated : 0) |
        (timeFactors.indexOf(timeFactor) << ROSTER_TIME_SHIFT);
      const rank = standing?.rank ?? 0;
      if (joinedSecond === undefined) return [id, name, avatar, score, rank, flags];
      // Small numbers: a list of ten thousand is one frame.
      this.#firstSecond ??= joinedSecond;
      const joined = joinedSecond - this.#firstSecond;
      const row = [id, name, avatar, score, rank, flags, this.#addressNumber(from), joined] as const;
      return removedWith === undefined ? row : [...row, removedWith];
    };
  }

  /** 0 stands for all that are not known. */
  #addressNumber(from: string | undefined): number {
    if (from === undefined) return 0;
    let number = this.#addresses.get(from);
    if (number === undefined) this.#addresses.set(from, (number = this.#addresses.size + 1));
    return number;
  }

  #touchAll() {
    this.#allTouched = true;
    this.#touched.clear();
  }
}
