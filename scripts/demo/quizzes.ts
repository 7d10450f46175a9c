import * as v from 'valibot';
import { quizDraftSchema, type QuizDraft } from '#core/quiz/quiz.ts';
import { allQuestionTypes } from './all-question-types.en.ts';
import { gezelligeAvond } from './gezellige-avond.nl.ts';
import { pubNight } from './pub-night.en.ts';
import type { DraftInput } from './draft-input.ts';

const parse = ({ rounds, ...quiz }: DraftInput): QuizDraft =>
  v.parse(quizDraftSchema, {
    ...quiz,
    rounds: rounds.map(({ title, questions }) => ({
      title,
      items: questions.map((question) => ({ sort: 'question', question }))
    }))
  });

export const pubNightQuiz = parse(pubNight);

/** The quizzes of the demo workspace: our own sentences, checked against the schema when they are loaded. */
export const demoQuizzes: readonly QuizDraft[] = [
  pubNightQuiz,
  parse(gezelligeAvond),
  parse(allQuestionTypes)
];
