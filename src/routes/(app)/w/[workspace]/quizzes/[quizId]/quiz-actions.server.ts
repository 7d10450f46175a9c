import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales, quizSettingsSchema } from '#core/quiz/quiz.ts';
import { titleSchema } from '#core/quiz/titles.ts';
import { m } from '#lib/paraglide/messages.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { readReference, undoQuery } from '#lib/server/http/deleted-reference.ts';
import { fieldErrors } from '#lib/server/http/field-errors.ts';
import { rulesInForm } from '#lib/server/http/read-rules.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { duplicateQuiz } from '#lib/server/quizzes/duplicate-quiz.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import { updateQuiz } from '#lib/server/quizzes/update-quiz.ts';
import { begin } from './begin.server.ts';
import type { Actions } from './$types';

const factsSchema = v.object({
  title: titleSchema,
  language: v.picklist(locales),
  settings: quizSettingsSchema
});

/** What is done with the quiz as a whole. */
export const quizActions = {
  settings: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const values = {
      title: formText(form, 'title'),
      language: formText(form, 'language'),
      settings: {
        ...rulesInForm(form),
        joker: form.has('joker'),
        breakTiesByTime: form.has('breakTiesByTime'),
        answerChange: form.has('answerChange'),
        closeWhenAllIn: form.has('closeWhenAllIn'),
        readAloud: form.has('readAloud'),
        roundScores: formText(form, 'roundScores') || undefined
      }
    };
    const parsed = v.safeParse(factsSchema, values);
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues) });
    const result = await attempt(updateQuiz(db, access, quizId, parsed.output));
    return result.ok ? { saved: true } : result.failure;
  },
  host: async (event) => {
    const { db, access, quizId } = await begin(event);
    const result = await attempt(startLiveSession(db, access, quizId));
    return result.ok ? redirect(303, `/host/${result.value.code}`) : result.failure;
  },
  duplicate: async (event) => {
    const { db, access, quizId, list } = await begin(event);
    const result = await attempt(duplicateQuiz(db, access, quizId, (title) => m.quiz_copy_title({ title })));
    return result.ok ? redirect(303, `${list}/${result.value}`) : result.failure;
  },
  delete: async (event) => {
    const { db, access, quizId, list } = await begin(event);
    const result = await attempt(deleteQuiz(db, access, quizId));
    return result.ok ? redirect(303, `${list}?${undoQuery({ kind: 'quiz', id: quizId })}`) : result.failure;
  },
  /** Brings back a round or an item. */
  restore: async (event) => {
    const { db, access, form, here } = await begin(event);
    const result = await attempt(undoDeletion(db, access, readReference(form)));
    return result.ok ? redirect(303, here) : result.failure;
  }
} satisfies Actions;
