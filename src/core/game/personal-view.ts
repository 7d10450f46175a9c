import { allFormats, formatOf } from '../format/format-of.ts';
import type { PersonalSheet } from '../format/sheet/views.ts';
import type { ContestantId, PlayerId } from '../ids.ts';
import { answersTo, isAnyRevealed, scoresOf } from './answers/answers.ts';
import { ownChallenges, type OwnChallenge } from './challenges/view.ts';
import { countRows, type Player } from './contestants/contestants.ts';
import { profileOf, type Profile } from './contestants/profile.ts';
import { placesOf, SHARED_FIRST, type Place } from './contestants/personal-place.ts';
import { standings } from './contestants/standings.ts';
import { hasSpecialRules, ownStakes } from './stakes/view.ts';
import type { OwnStakes } from './stakes/views.ts';
import { answererOf } from './teams/answerer.ts';
import { ownTeam, type OwnTeam } from './teams/view.ts';
import { tieOf } from './tie-break/view.ts';
import type { Said } from './stage/stage-settings.ts';
import { currentItem, type GameState } from './state.ts';

/** What one player alone may know. */
export interface PersonalView extends Profile {
  readonly id: PlayerId;
  /** The team that the player is in. */
  readonly team?: OwnTeam;
  readonly score: number;
  readonly rank: number;
  readonly of: number;
  readonly streak: number;
  readonly moved?: number;
  /** The answer to the current item, as it is stored. */
  readonly answer?: {
    readonly item: string;
    readonly value: unknown;
    readonly rev: number;
    /** The team-mate who wrote it last. */
    readonly by?: PlayerId;
    /** Entered, and not sent by the player [GAME-19]. */
    readonly draft?: boolean | undefined;
  };
  /** What the current item brought, from its reveal on. */
  readonly result?: {
    readonly right: boolean;
    readonly points: number;
    readonly tapMs?: number;
    /** How far an estimate is from the true number, in the unit of the question; 0 is on the spot. */
    readonly off?: number;
  };
  /** What this contestant objected to, the latest last; absent where it did not. */
  readonly challenges?: readonly OwnChallenge[];
  /** So much of the time of a question this player has [GAME-44]; absent: as everybody. */
  readonly time?: number;
  /** What the host said last to this player alone. */
  readonly said?: Said;
  /** Where the joker is, and what was wagered on what is on: nobody else is told before it is over [GAME-87]. */
  readonly stakes?: OwnStakes;
  /** In a tie-break that this contestant is asked in: the guess, once there is one. */
  readonly tie?: { readonly guess?: number };
  /** Who is just ahead. */
  readonly chase?: Profile & { readonly gap: number };
  /** What stands on the sheets that are open, or not told yet [GAME-62]. */
  readonly sheets?: readonly PersonalSheet[];
  /** What a round brought that was played on a sheet, once it is told. */
  readonly roundScore?: { readonly points: number; readonly rank: number; readonly of: number };
  /** At the podium. */
  readonly best?: { readonly streak: number; readonly right: number; readonly items: number };
}

/**
 * Views of single players at one moment. The standings are sorted once, however many players are asked for, and not at
 * all while nobody has points: thousands may join a lobby.
 */
export class PersonalViews {
  readonly #state: GameState;
  readonly #places: ReadonlyMap<ContestantId, Place> | undefined;
  readonly #count: number;
  readonly #hasStakes: boolean;

  constructor(state: GameState) {
    this.#state = state;
    this.#places = isAnyRevealed(state) ? placesOf(standings(state)) : undefined;
    this.#hasStakes = hasSpecialRules(state.quiz);
    this.#count = this.#places?.size ?? countRows(state);
  }

  /** `undefined` for a player who was removed or never joined. */
  of(id: PlayerId): PersonalView | undefined {
    const player = this.#state.players.get(id);
    const contestant = player && this.#state.contestants.get(player.contestant);
    if (!contestant || player.kicked) return undefined;
    const { rank, ahead } = this.#places?.get(contestant.id) ?? SHARED_FIRST;
    const { phase, quiz, outcomes, saidTo } = this.#state;
    const said = saidTo.get(id);
    const { score, streak, rankBefore } = contestant;
    return {
      id,
      ...profileOf(player.profile),
      ...this.#team(player),
      score,
      rank,
      of: this.#count,
      streak,
      ...(rankBefore !== undefined && { moved: rankBefore - rank }),
      ...(player.timeFactor !== 1 && { time: player.timeFactor }),
      ...(said && { said }),
      ...ownChallenges(this.#state, contestant.id),
      ...tieOf(this.#state, contestant.id),
      ...(this.#hasStakes && { stakes: ownStakes(this.#state, contestant.id) }),
      ...this.#answer(player),
      ...this.#ofFormats(player),
      ...(ahead && { chase: { ...profileOf(ahead.profile), gap: ahead.score - score } }),
      ...((phase.name === 'podium' || phase.name === 'ended') && {
        best: {
          streak: contestant.bestStreak,
          right: contestant.rightCount,
          items: quiz.items.filter((item) => outcomes.get(item.id) === 'revealed').length
        }
      })
    };
  }

  #ofFormats(player: Player): Partial<PersonalView> {
    const parts = allFormats().map((format) => format.personal?.(this.#state, player));
    return Object.assign({}, ...parts) as Partial<PersonalView>;
  }

  #team(player: Player): Pick<PersonalView, 'team'> {
    const team = this.#state.teams && ownTeam(this.#state, player);
    return team ? { team } : {};
  }

  #answer(player: Player): Pick<PersonalView, 'answer' | 'result'> {
    const contestant = answererOf(this.#state, player);
    const item = currentItem(this.#state);
    if (!item) return {};
    const answer = answersTo(this.#state, item.id).get(contestant);
    const shown = formatOf(this.#state)?.isRevealed(this.#state) ?? false;
    const { right = false, points = 0, off } = scoresOf(this.#state, item.id).get(contestant) ?? {};
    if (!answer) return shown ? { result: { right: false, points } } : {};
    const { value, isDraft, tapMs, writers } = answer;
    const { revision } = writers ? (writers.get(player.id) ?? { revision: 0 }) : answer;
    const by = writers && [...writers.keys()].at(-1);
    const given = {
      item: item.id,
      value,
      rev: revision,
      ...(by !== undefined && by !== player.id && { by }),
      ...(isDraft && { draft: true })
    };
    if (!shown) return { answer: given };
    return { answer: given, result: { right, points, tapMs, ...(off !== undefined && { off }) } };
  }
}
