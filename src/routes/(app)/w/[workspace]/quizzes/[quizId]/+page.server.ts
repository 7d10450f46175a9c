import type { QuizId } from '#core/ids.ts';
import { readDeleted } from '#lib/server/http/deleted-reference.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { respond } from '#lib/server/http/respond.ts';
import { findDeleted } from '#lib/server/quizzes/find-deleted.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { withQuestionsAlone } from '#lib/server/quizzes/quiz-detail.ts';
import { itemActions } from './item-actions.server.ts';
import { quizActions } from './quiz-actions.server.ts';
import { roundActions } from './round-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const quizId = readId<QuizId>(event.params.quizId);
  return {
    quiz: withQuestionsAlone(await respond(loadQuiz(db, access, quizId))),
    whole: event.url.searchParams.has('all'),
    undo: await findDeleted(db, access, readDeleted(event.url))
  };
};

export const actions: Actions = { ...quizActions, ...roundActions, ...itemActions };
