import type { SummaryBar } from '#core/question/question-kind.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { AnswerOf, PublicQuestionOf, QuestionOf, SolutionOf } from '#core/question/question.ts';

/** What a maker would want to know about a question before the evening; each has its message. */
export type Doubt = 'long_option' | 'all_right';

/**
 * A question kind in the words of the reader. `Q` is a question of the kind, `P` what is public of it, `S` its solution and
 * `A` an answer.
 */
export interface WordsFor<Q, P, S, A> {
  /** Of the kind, in the studio. */
  name(): string;
  /** Its small sign in lists. */
  readonly sign: { readonly glyph: string; readonly colour: string };
  /** Labels of the tiles, in their order; none where there are no tiles. */
  tiles(question: P): readonly string[];
  /** Whether a label was written by who made the quiz, in the quiz's language. */
  readonly hasOwnTiles: boolean;
  /** Indexes of the tiles that are right. */
  rightTiles(solution: S): readonly number[];
  /** The right answer, as it is told after the reveal. */
  solution(question: P, solution: S): string;
  /** Everything that counts as right, for who may know it; empty where the tiles tell. */
  accepted(question: P, solution: S): string;
  /** An answer as a cell of a table. */
  answer(question: P, value: A): string | number;
  /** What a bar of the chart stands for. The unit of a number stands with the right answer. */
  bar(question: P, bar: SummaryBar): string;
  /** What a line below the question says to do on the display; empty where nothing has to be said. */
  task(question: P): string;
  /** How far an answer is off, where distances mean something. */
  distance?(question: P, off: number): string;
  /** What is told of the right answer with the results, where the bars do not. */
  fact?(question: Q): string;
  doubts?(question: Q): readonly Doubt[];
}

export type KindWords<Name extends QuestionKindName> = WordsFor<
  QuestionOf<Name>,
  PublicQuestionOf<Name>,
  SolutionOf<Name>,
  AnswerOf<Name>
>;
