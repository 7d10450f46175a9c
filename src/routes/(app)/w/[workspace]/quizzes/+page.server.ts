import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { QuizId } from '#core/ids.ts';
import { locales } from '#core/quiz/quiz.ts';
import { titleSchema } from '#core/quiz/titles.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { readDeleted, undoQuery } from '#lib/server/http/deleted-reference.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { pagesOf, readPage, samePage } from '#lib/server/http/read-page.ts';
import { createQuiz } from '#lib/server/quizzes/create-quiz.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { duplicateQuiz } from '#lib/server/quizzes/duplicate-quiz.ts';
import { countQuizzes, listQuizzes, QUIZZES_PER_PAGE } from '#lib/server/quizzes/list-quizzes.ts';
import { findDeleted } from '#lib/server/quizzes/find-deleted.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const { search, page: asked } = readPage(event.url);
  const [total, found] = await Promise.all([countQuizzes(db, access), countQuizzes(db, access, search)]);
  const pages = pagesOf(found, QUIZZES_PER_PAGE);
  const page = Math.min(asked, pages - 1);
  return {
    quizzes: await listQuizzes(db, access, { search, page }),
    ...{ total, found, search, page, pages, perPage: QUIZZES_PER_PAGE },
    undo: await findDeleted(db, access, readDeleted(event.url)),
    locale: getLocale()
  };
};

const newQuizSchema = v.object({ title: titleSchema, language: v.picklist(locales) });

/** The quiz that a button names. */
async function chosen(event: RequestEvent) {
  const entered = await enterWorkspace(event);
  const form = await readForm(event);
  const id = readId<QuizId>(form.get('quiz'));
  return { ...entered, id };
}

export const actions: Actions = {
  create: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const form = await readForm(event);
    const values = { title: formText(form, 'title'), language: formText(form, 'language') };
    const errors: FieldErrors = {};
    const parsed = v.safeParse(newQuizSchema, values);
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '' });
    const result = await attempt(createQuiz(db, access, parsed.output));
    if (!result.ok) return fail(result.failure.status, { values, errors, ...result.failure.data });
    redirect(303, `/w/${access.slug}/quizzes/${result.value}`);
  },
  duplicate: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(duplicateQuiz(db, access, id, (title) => m.quiz_copy_title({ title })));
    return result.ok ? redirect(303, `/w/${access.slug}/quizzes/${result.value}`) : result.failure;
  },
  delete: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(deleteQuiz(db, access, id));
    return result.ok
      ? redirect(303, `/w/${access.slug}/quizzes${samePage(event.url, undoQuery({ kind: 'quiz', id }))}`)
      : result.failure;
  },
  restore: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(undoDeletion(db, access, { kind: 'quiz', id }));
    return result.ok ? redirect(303, `/w/${access.slug}/quizzes${samePage(event.url)}`) : result.failure;
  }
};
