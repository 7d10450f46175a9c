import type { ContestantId, ItemId } from '../ids.ts';
import type { Question } from '../question/question.ts';
import type { ScoredAnswer } from '../scoring/recount.ts';

/** An item that was revealed, with what each answer earned. */
export interface PlayedItem {
  readonly itemId: ItemId;
  readonly question: Question;
  readonly answers: ReadonlyMap<ContestantId, ScoredAnswer>;
  /** What it did to everybody's total. */
  readonly gains: ReadonlyMap<ContestantId, number>;
}

/** An evening as it was recounted [SCORING-3]: what awards, rank lines and difficulty are told from, and nothing else. */
export interface PlayedEvening {
  /** In the order of the scoreboard, best first. */
  readonly rows: readonly {
    readonly id: ContestantId;
    /** From 1; equals share a rank. */
    readonly rank: number;
    /** Where a tie-break has put it among its equals; absent or 0 without. */
    readonly tie?: number;
    /** Most revealed items in a row that were right. */
    readonly bestStreak: number;
  }[];
  /** In the order in which they were revealed. */
  readonly items: readonly PlayedItem[];
  readonly breakTiesByTime: boolean;
}
