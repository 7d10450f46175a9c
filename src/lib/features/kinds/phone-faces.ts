import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { PublicQuestion, Solution } from '#core/question/question.ts';
import type { Late } from '#lib/live/late.svelte.ts';
import type { Component } from 'svelte';
import type { AnswerProps } from './answer-props.ts';
import type { PhoneFace, PhoneWords } from './phone-face.ts';

type Loaded = { readonly [Name in QuestionKindName]: { readonly face: PhoneFace<Name> } };

/** Each kind is a file of its own, which comes when an evening has questions of it. */
export const phoneFaces: { readonly [Name in QuestionKindName]: () => Promise<Loaded[Name]> } = {
  singleChoice: () => import('./single-choice/phone.ts'),
  multipleChoice: () => import('./multiple-choice/phone.ts'),
  trueFalse: () => import('./true-false/phone.ts'),
  typedAnswer: () => import('./typed-answer/phone.ts'),
  numberEstimate: () => import('./number-estimate/phone.ts')
};

interface AnyPhoneFace extends PhoneWords<PublicQuestion, Solution> {
  readonly Answer: Component<AnswerProps & { question: PublicQuestion }>;
}

/** The face of a question's kind, once it is there: looked up by its own type, so it meets none but its own. */
export const phoneFaceOf = (
  faces: Late<Loaded>,
  question: PublicQuestion | undefined
): AnyPhoneFace | undefined => question && (faces.get(question.type)?.face as AnyPhoneFace | undefined);

export type PhoneFaces = Late<Loaded>;
