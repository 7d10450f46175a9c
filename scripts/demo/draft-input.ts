import type { QuizDraft } from '#core/quiz/quiz.ts';
import type { Question } from '#core/question/question.ts';

// `questionSchema` is typed with unknown input, so `v.InferInput` would not catch a misspelt field here.
type Defaulted = 'points' | 'unit' | 'wrong' | 'spelling';
type QuestionInput<Q> = Q extends Question
  ? Omit<Q, Defaulted> & Partial<Pick<Q, Extract<Defaulted, keyof Q>>>
  : never;

/** A quiz as it is written down for the demo: what has a default may be left out, an explanation may not. */
export interface DraftInput extends Pick<QuizDraft, 'title' | 'language'> {
  readonly rounds: readonly {
    readonly title: string;
    readonly questions: readonly QuestionInput<Question>[];
  }[];
}
