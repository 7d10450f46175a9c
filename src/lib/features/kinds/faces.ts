import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { PublicQuestion, PublicQuestionOf } from '#core/question/question.ts';
import type { Component } from 'svelte';

/** One component per kind for one place where questions are shown, each for questions of its kind. */
export type Faces<Rest extends object> = {
  readonly [Name in QuestionKindName]: Component<Rest & { question: PublicQuestionOf<Name> }>;
};

/** The face of a question's kind: it is looked up by the question's own type, so it meets none but its own. */
export const faceOf = <Rest extends object>(
  faces: Faces<Rest>,
  { type }: PublicQuestion
): Component<Rest & { question: PublicQuestion }> =>
  faces[type] as Component<Rest & { question: PublicQuestion }>;
