import type { PublicQuestion } from '../../question/question.ts';

/** How far the sheet is that is on. Times are ms on the room's clock. */
export interface SheetNow {
  /** Index of the round. */
  readonly round: number;
  /** How many questions were presented, and how many there are. */
  readonly n: number;
  readonly of: number;
  /** Which of its questions is shown, from 1. */
  readonly at?: number;
  readonly closesAt?: number;
  /** All questions are shown, and not one. */
  readonly all?: true;
}

/** A sheet on a phone. */
export interface OpenSheet {
  readonly round: number;
  readonly title: string;
  /** How many questions it has, and the places in the quiz of those that were presented. */
  readonly of: number;
  readonly asked: readonly number[];
  readonly closesAt?: number;
  /** Nothing is taken any more but of who has more time. */
  readonly closed?: true;
}

export interface AskedOnSheet {
  /** Id of the item. */
  readonly id: string;
  /** From 1, within its sheet. */
  readonly n: number;
  readonly points: number;
  readonly question: PublicQuestion;
  /** It does not count. */
  readonly out?: true;
}

/** What one contestant has written on a sheet. */
export interface PersonalSheet {
  readonly round: number;
  /** As stored: id of the item, value, revision; an empty text was taken away. */
  readonly fields: readonly (readonly [id: string, value: unknown, rev: number])[];
  /** Handed in. */
  readonly in?: true;
  /** Has more time than the others, until then, in ms on the room's clock. */
  readonly until?: number;
}
