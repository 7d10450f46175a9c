import type { ItemId, LiveSessionId, PlayerId } from '../ids.ts';
import type { AnswerValue } from '../question/question.ts';
import type { FrozenItem, FrozenQuiz } from '../quiz/quiz.ts';
import type { Score } from '../scoring/score-item.ts';
import type { Tally } from '../scoring/tally.ts';
import type { Avatar } from './avatars.ts';
import type { Skip } from './skip.ts';

/**
 * Where a live session is. `item` is an index into the frozen quiz's items; times are ms since the epoch on the
 * room's clock.
 */
export type Phase =
  | { readonly name: 'lobby' }
  | { readonly name: 'roundIntro'; readonly round: number; readonly item: number }
  | { readonly name: 'itemIntro'; readonly item: number; readonly opensAt: number; readonly closesAt: number }
  | {
      readonly name: 'open';
      readonly item: number;
      readonly opensAt: number;
      readonly closesAt: number;
      /** The deadline as it was before everybody was in, as long as they are [GAME-22]. */
      readonly cutFrom?: number;
      /** The host moved the deadline after everybody was in: that holds. */
      readonly isHeld?: true;
    }
  | { readonly name: 'locked'; readonly item: number }
  | { readonly name: 'reveal'; readonly item: number }
  | { readonly name: 'scoreboard'; readonly item: number }
  | { readonly name: 'podium' }
  | { readonly name: 'ended' };
export type PhaseName = Phase['name'];

export type PauseReason = 'host' | 'hostAway';

export interface Answer {
  readonly value: AnswerValue;
  /** Counts the player's changes of mind; the highest wins. */
  readonly revision: number;
  /** From the opening to the tap, in ms, clamped to what the network could explain [CLOCK-2]. */
  readonly tapMs: number;
  /** The client's idempotency id: a repeat gets the first result. */
  readonly commandId: string;
  /** The player has sent nothing but drafts [GAME-19]. */
  readonly isDraft?: true;
}

/** Its totals are over revealed items; `recount` derives the same from the answers [SCORING-3]. */
export interface Player extends Tally {
  readonly id: PlayerId;
  /** As typed, or as the host changed it [GAME-21]. */
  name: string;
  readonly avatar: Avatar;
  /** Hash of the resume token. Never part of a view. */
  readonly credential: string;
  /** Print of the address that the join came from, where it was known. Never part of a view. */
  readonly from: string | undefined;
  /** When the player joined, in whole seconds since the epoch, where that is known. */
  readonly joinedSecond: number | undefined;
  kicked: boolean;
  /** Whether any answer was accepted: from then on the place is kept [GAME-15]. */
  hasAnswered: boolean;
  /** Rank before the last reveal, to show who climbed. */
  rankBefore: number | undefined;
}

export type ItemOutcome = 'revealed' | 'skipped';

/**
 * The whole truth about one live session. It has one owner, the room, and only `evolve` changes it, in place:
 * ten thousand answers are not worth ten thousand copies.
 */
export interface GameState {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly quiz: FrozenQuiz;
  phase: Phase;
  paused: { readonly at: number; readonly reason: PauseReason } | undefined;
  readonly players: Map<PlayerId, Player>;
  /** Lower-cased names in use, and players by credential: indexes over `players`. */
  readonly names: Set<string>;
  readonly credentials: Map<string, PlayerId>;
  /** How many were removed, and how many who were not came from each print: counters over `players`. */
  removed: number;
  readonly countFrom: Map<string, number>;
  isDoorClosed: boolean;
  readonly answers: Map<ItemId, Map<PlayerId, Answer>>;
  readonly outcomes: Map<ItemId, ItemOutcome>;
  /** What the item that was revealed last brought everybody who answered it. */
  scores: { readonly item: ItemId; readonly of: ReadonlyMap<PlayerId, Score> } | undefined;
  /** The last skip, where it was not taken back. */
  skip: Skip | undefined;
  /** Number of the last event, from 1; 0 before the first. */
  seq: number;
}

export function initialState(sessionId: LiveSessionId, code: string, quiz: FrozenQuiz): GameState {
  return {
    sessionId,
    code,
    quiz,
    phase: { name: 'lobby' },
    paused: undefined,
    players: new Map(),
    names: new Set(),
    credentials: new Map(),
    removed: 0,
    countFrom: new Map(),
    isDoorClosed: false,
    answers: new Map(),
    outcomes: new Map(),
    scores: undefined,
    skip: undefined,
    seq: 0
  };
}

/** The phase with its opening and its deadline moved, where it has them. */
export function shifted<P extends Phase>(phase: P, byMs: number): P {
  if (!('opensAt' in phase)) return phase;
  const cut = phase.name === 'open' && phase.cutFrom !== undefined && { cutFrom: phase.cutFrom + byMs };
  return { ...phase, opensAt: phase.opensAt + byMs, closesAt: phase.closesAt + byMs, ...cut };
}

/** The item of a phase that has one. */
export function currentItem(state: GameState): FrozenItem | undefined {
  return 'item' in state.phase ? state.quiz.items[state.phase.item] : undefined;
}

const NO_SCORES: ReadonlyMap<PlayerId, Score> = new Map();
/** What an item brought, as long as it is the one that was revealed last. */
export const scoresOf = ({ scores }: GameState, item: ItemId): ReadonlyMap<PlayerId, Score> =>
  scores?.item === item ? scores.of : NO_SCORES;

const NO_ANSWERS: ReadonlyMap<PlayerId, Answer> = new Map();
export const answersTo = (state: GameState, item: ItemId): ReadonlyMap<PlayerId, Answer> =>
  state.answers.get(item) ?? NO_ANSWERS;

/** Whether this is an answer by now: a draft becomes one at the lock [GAME-19]. */
export const hasAnswered = (state: GameState, answer: Answer | undefined): boolean =>
  answer !== undefined && !(answer.isDraft && state.phase.name === 'open');

/** Identifies a step of the show: a host's command names the step it was meant for [GAME-5]. */
export const phaseKey = (phase: Phase): string =>
  phase.name === 'roundIntro'
    ? `roundIntro:${String(phase.round)}`
    : 'item' in phase
      ? `${phase.name}:${String(phase.item)}`
      : phase.name;

export const activePlayers = (state: GameState): Player[] =>
  [...state.players.values()].filter((player) => !player.kicked);

/** How many were not removed. */
export const countActive = (state: GameState): number => state.players.size - state.removed;
