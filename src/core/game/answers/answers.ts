import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import type { AnswerValue } from '../../question/question.ts';
import { emptyLedger, type Ledger } from '../../scoring/ledger.ts';
import type { Score } from '../../scoring/score-item.ts';

export interface Answer {
  readonly value: AnswerValue;
  /** Counts the player's changes of mind; the highest wins. */
  readonly revision: number;
  /** From the opening to the tap, in ms on the player's own clock [GAME-45], clamped to what the network could explain [CLOCK-2]. */
  readonly tapMs: number;
  /** The client's idempotency id: a repeat gets the first result. */
  readonly commandId: string;
  /** The player has sent nothing but drafts [GAME-19]. */
  readonly isDraft?: true;
  /** The team that a member answered for, whose answer is the member's own [GAME-75]. */
  readonly team?: ContestantId;
  /** Of an answer that a team shares, each member's last part in it, the latest last [GAME-74]. */
  readonly writers?: ReadonlyMap<PlayerId, Written>;
}

export interface Written {
  readonly revision: number;
  readonly commandId: string;
}

/** What stands for an answer that was taken away again: nothing else is an empty text. */
export const BLANK = '';

/** `voided`: it was revealed, and counts for nobody [SCORING-13]. */
export type ItemOutcome = 'revealed' | 'skipped' | 'voided';

/** What was answered, and what it brought. */
export interface AnswersState {
  readonly answers: Map<ItemId, Map<ContestantId, Answer>>;
  /** Of the answers to an item, how many nobody has sent: the others stand in line [GAME-19]. */
  readonly drafts: Map<ItemId, number>;
  /** Of answers that were taken away, the revision that did it: nothing older counts any more [GAME-62]. */
  readonly blanks: Map<ItemId, Map<ContestantId, number>>;
  readonly outcomes: Map<ItemId, ItemOutcome>;
  /** What every revealed item brought, in numbers. */
  readonly ledger: Ledger;
  /** Indexes of the rounds that are over: what is at stake on them counts. */
  settled: ReadonlySet<number>;
  /** What the item that was revealed last brought everybody who answered it, and which rounds were over before it. */
  scores:
    | {
        readonly item: ItemId;
        readonly of: ReadonlyMap<ContestantId, Score>;
        readonly settledBefore: ReadonlySet<number>;
      }
    | undefined;
}

export const noAnswers = (): AnswersState => ({
  answers: new Map(),
  drafts: new Map(),
  blanks: new Map(),
  outcomes: new Map(),
  ledger: emptyLedger(),
  settled: new Set(),
  scores: undefined
});

const NO_ANSWERS: ReadonlyMap<ContestantId, Answer> = new Map();
export const answersTo = (state: AnswersState, item: ItemId): ReadonlyMap<ContestantId, Answer> =>
  state.answers.get(item) ?? NO_ANSWERS;

/** How many have sent an answer to an item: the place in line of who did it last. */
export const sentCount = (state: AnswersState, item: ItemId): number =>
  answersTo(state, item).size - (state.drafts.get(item) ?? 0);

const NO_SCORES: ReadonlyMap<ContestantId, Score> = new Map();
/** What an item brought, as long as it is the one that was revealed last. */
export const scoresOf = ({ scores }: AnswersState, item: ItemId): ReadonlyMap<ContestantId, Score> =>
  scores?.item === item ? scores.of : NO_SCORES;

/** Whether any item was revealed: before that everybody shares the first place. */
export const isAnyRevealed = ({ outcomes }: AnswersState): boolean =>
  [...outcomes.values()].includes('revealed');
