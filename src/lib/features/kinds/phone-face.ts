import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { PublicQuestionOf, SolutionOf } from '#core/question/question.ts';
import type { Component } from 'svelte';
import type { AnswerProps } from './answer-props.ts';

/** What a kind does on a player's phone, beside the place where the answer is given. */
export interface PhoneWords<P, S> {
  /** The right answer, as it is told after the reveal. */
  solution(question: P, solution: S): string;
  /** How far an answer is off, where distances mean something. */
  distance?(question: P, off: number): string;
}

/** A question kind on a player's phone, which has no bytes to spare: nothing of the kind but this comes there. */
export interface PhoneFace<Name extends QuestionKindName> extends PhoneWords<
  PublicQuestionOf<Name>,
  SolutionOf<Name>
> {
  readonly Answer: Component<AnswerProps & { question: PublicQuestionOf<Name> }>;
}
