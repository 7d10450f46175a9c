import type * as v from 'valibot';

/** What a player sent, after it was checked against the question it answers. Stored as it is. */
export type AnswerValue = number | readonly number[] | boolean | string;

/** One bar of the chart after the reveal. `right` marks what counted as right. */
export interface SummaryBar {
  /** As plain text; the interface writes edges itself where there are some. */
  readonly label: string;
  /** First and last number of the bar; one is absent where the bar has no end on that side [QUESTION-16]. */
  readonly from?: number;
  readonly to?: number;
  readonly count: number;
  readonly right: boolean;
}

/** The chart after the reveal, in the order in which it is drawn. */
export interface Summary {
  readonly bars: readonly SummaryBar[];
  readonly answered: number;
}

/**
 * A question type is a module of this shape. `Q` is its content, `A` the value of an answer, `P` what a player and a
 * display may see before the reveal, `R` what the reveal adds.
 */
export interface QuestionType<Q, A extends AnswerValue, P, R> {
  readonly type: string;
  /** Checks the part of a question that belongs to this type. */
  readonly schema: v.GenericSchema<unknown, Q>;
  /** Reads an untrusted answer; `undefined` when it cannot be an answer to this question. */
  parseAnswer(question: Q, value: unknown): A | undefined;
  /** What may leave the server before the reveal [GAME-7]: independent of which answer is right. */
  publicView(question: Q): P;
  /** What the reveal adds. */
  solution(question: Q): R;
  /** How right an answer is, 0 to 1. */
  grade(question: Q, answer: A): number;
  /** Counts answers for the chart. */
  summarise(question: Q, answers: readonly A[]): Summary;
}
