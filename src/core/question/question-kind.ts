import type * as v from 'valibot';

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

/** What a person said of answers, by their group: 0, ½ or 1 in place of the grade [SCORING-7]. */
export type Marks = ReadonlyMap<string, { readonly grade: number }>;

/**
 * Why an answer was taken as right or wrong, for whoever marks: it reads the same as what counts; `n` errors were forgiven; it is as near
 * to something that is wrong; it is wrong by name; it looks like what counts, `n` letters off; it has a part of it, or more; none of
 * these.
 */
export type GradeReason =
  | { readonly is: 'same' | 'listedWrong' | 'part' | 'other' }
  | { readonly is: 'errors' | 'nearWrong' | 'near'; readonly n: number };

/**
 * What the game asks of a question kind. `Q` is a question of the kind, `A` the value of an answer as it is stored, `P`
 * what a player and a display may see before the reveal, `S` what the reveal adds.
 */
export interface QuestionKindRules<Q, A, P, S> {
  /** Whether the host sees the bars of the chart grow while answers come. They cost a walk over all answers each time. */
  readonly hasLiveBars: boolean;
  /**
   * Reads an untrusted answer, and again what it made of one once it was stored; `undefined` when it cannot be an answer to
   * this question.
   */
  parseAnswer(question: Q, value: unknown): A | undefined;
  /** What may leave the server before the reveal [GAME-7]: independent of which answer is right. */
  publicView(question: Q): P;
  /** What the reveal adds. */
  solution(question: Q): S;
  /** How right an answer is, 0 to 1. */
  grade(question: Q, answer: A): number;
  /** The same where parts of an answer count by themselves, of a kind whose answers are right as a whole or not at all. */
  gradeParts?(question: Q, answer: A): number;
  /** Counts answers for the chart. Marks matter where a group of answers has a bar of its own. */
  summarise(question: Q, answers: readonly A[], marks?: Marks): Summary;
  /** How far an answer is from the truth, in the unit of the question, where the closest is named instead of the fastest. */
  distance?(question: Q, answer: A): number;
  /** A stored question of any earlier release, with what it does not say. */
  upgrade?(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Answers that say the same have the same text; by it they are marked together. Absent: equal values. */
  groupOf?(question: Q, answer: A): string;
  /** The same question with this answer as the right one; absent: its key is never swapped [SCORING-14]. */
  keyedBy?(question: Q, answer: A): Q;
  /** Why an answer was graded so, where that may be doubted [GAME-81]. */
  reasonFor?(question: Q, answer: A): GradeReason;
}

/** A question kind is a module of this shape, and a line in `questionKinds`. */
export interface QuestionKind<
  Name extends string,
  Q extends { readonly type: Name },
  A,
  P extends { readonly type: Name },
  S extends { readonly type: Name }
> extends QuestionKindRules<Q, A, P, S> {
  readonly type: Name;
  /** Checks the part of a question that belongs to this kind. */
  readonly schema: v.GenericSchema<unknown, Q>;
}
