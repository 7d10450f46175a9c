import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales, quizSettingsSchema, roundTitleSchema, titleSchema } from '#core/quiz/quiz.ts';
import { m } from '#lib/paraglide/messages.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { fieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { respond } from '#lib/server/http/respond.ts';
import { requireUuid } from '#lib/server/http/uuid-param.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { addRound } from '#lib/server/quizzes/add-round.ts';
import { deleteItem } from '#lib/server/quizzes/delete-item.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { deleteRound } from '#lib/server/quizzes/delete-round.ts';
import { duplicateItem } from '#lib/server/quizzes/duplicate-item.ts';
import { duplicateQuiz } from '#lib/server/quizzes/duplicate-quiz.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { moveItem, placeItem } from '#lib/server/quizzes/move-item.ts';
import { moveRound } from '#lib/server/quizzes/move-round.ts';
import { renameRound } from '#lib/server/quizzes/rename-round.ts';
import { findDeleted } from '#lib/server/quizzes/find-deleted.ts';
import { undoDeletion } from '#lib/server/quizzes/undo-deletion.ts';
import { updateQuiz } from '#lib/server/quizzes/update-quiz.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const quizId = await respond(uuid(event.params.quizId));
  return {
    quiz: await respond(loadQuiz(db, access, quizId)),
    whole: event.url.searchParams.has('all'),
    undo: await findDeleted(db, access, event.url.searchParams.get('undo'))
  };
};

const uuid = async (value: unknown) => requireUuid(value);

/** What every action begins with: who, which quiz, what was typed, and which round or item a button names. */
async function begin(event: RequestEvent) {
  const { db, access } = await enterWorkspace(event);
  const form = await readForm(event);
  const quizId = await respond(uuid(event.params.quizId));
  const here = `/w/${access.slug}/quizzes/${quizId}`;
  return { db, access, form, quizId, here, named: (name: string) => respond(uuid(form.get(name))) };
}

const factsSchema = v.object({
  title: titleSchema,
  language: v.picklist(locales),
  settings: quizSettingsSchema
});

const move = (direction: 'up' | 'down', what: 'item' | 'round') => async (event: RequestEvent) => {
  const { db, access, quizId, named } = await begin(event);
  const id = await named(what);
  const change = what === 'item' ? moveItem : moveRound;
  const result = await attempt(change(db, access, quizId, id, direction));
  return result.ok ? { moved: id } : result.failure;
};

export const actions: Actions = {
  settings: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const values = {
      title: formText(form, 'title'),
      language: formText(form, 'language'),
      settings: {
        scoring: formText(form, 'scoring'),
        breakTiesByTime: form.has('breakTiesByTime'),
        answerChange: form.has('answerChange'),
        closeWhenAllIn: form.has('closeWhenAllIn')
      }
    };
    const parsed = v.safeParse(factsSchema, values);
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues) });
    const result = await attempt(updateQuiz(db, access, quizId, parsed.output));
    return result.ok ? { saved: true } : result.failure;
  },
  addRound: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const title = v.safeParse(roundTitleSchema, formText(form, 'title'));
    if (!title.success) return fail(400, { problem: Object.values(fieldErrors(title.issues))[0] ?? '' });
    const result = await attempt(addRound(db, access, quizId, title.output));
    return result.ok ? { added: result.value } : result.failure;
  },
  renameRound: async (event) => {
    const { db, access, form, quizId, named } = await begin(event);
    const title = v.safeParse(roundTitleSchema, formText(form, 'title'));
    if (!title.success) return fail(400, { problem: Object.values(fieldErrors(title.issues))[0] ?? '' });
    const result = await attempt(renameRound(db, access, quizId, await named('round'), title.output));
    return result.ok ? { renamed: true } : result.failure;
  },
  deleteRound: async (event) => {
    const { db, access, quizId, here, named } = await begin(event);
    const id = await named('round');
    const result = await attempt(deleteRound(db, access, quizId, id));
    return result.ok ? redirect(303, `${here}?undo=round:${id}`) : result.failure;
  },
  moveRoundUp: move('up', 'round'),
  moveRoundDown: move('down', 'round'),
  moveItemUp: move('up', 'item'),
  moveItemDown: move('down', 'item'),
  placeItem: async (event) => {
    const { db, access, form, quizId, named } = await begin(event);
    const place = Number.parseInt(formText(form, 'place'), 10) || 0;
    const id = await named('item');
    const result = await attempt(placeItem(db, access, quizId, id, await named('round'), place));
    return result.ok ? { moved: id } : result.failure;
  },
  duplicateItem: async (event) => {
    const { db, access, quizId, named } = await begin(event);
    const result = await attempt(duplicateItem(db, access, quizId, await named('item')));
    return result.ok ? { added: result.value } : result.failure;
  },
  deleteItem: async (event) => {
    const { db, access, quizId, here, named } = await begin(event);
    const id = await named('item');
    const result = await attempt(deleteItem(db, access, quizId, id));
    return result.ok ? redirect(303, `${here}?undo=item:${id}`) : result.failure;
  },
  restore: async (event) => {
    const { db, access, form, here, named } = await begin(event);
    const kind = form.get('kind') === 'round' ? 'round' : 'item';
    const result = await attempt(undoDeletion(db, access, kind, await named('id')));
    return result.ok ? redirect(303, here) : result.failure;
  },
  duplicate: async (event) => {
    const { db, access, quizId } = await begin(event);
    const result = await attempt(duplicateQuiz(db, access, quizId, (title) => m.quiz_copy_title({ title })));
    return result.ok ? redirect(303, `/w/${access.slug}/quizzes/${result.value}`) : result.failure;
  },
  delete: async (event) => {
    const { db, access, quizId } = await begin(event);
    const result = await attempt(deleteQuiz(db, access, quizId));
    return result.ok ? redirect(303, `/w/${access.slug}/quizzes?undo=quiz:${quizId}`) : result.failure;
  },
  host: async (event) => {
    const { db, access, quizId } = await begin(event);
    const result = await attempt(startLiveSession(db, access, quizId));
    return result.ok ? redirect(303, `/host/${result.value.code}`) : result.failure;
  }
};
