import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { formatNames } from '#core/format/format-names.ts';
import type { RoundId } from '#core/ids.ts';
import { partTitleSchema } from '#core/quiz/titles.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { undoQuery } from '#lib/server/http/deleted-reference.ts';
import { fieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { readRules } from '#lib/server/http/read-rules.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { chooseRoundFormat } from '#lib/server/quizzes/choose-round-format.ts';
import { addRound } from '#lib/server/quizzes/add-round.ts';
import { deleteRound } from '#lib/server/quizzes/delete-round.ts';
import { moveRound } from '#lib/server/quizzes/move-round.ts';
import type { Direction } from '#lib/server/quizzes/order.ts';
import { setRoundRules } from '#lib/server/quizzes/set-rules.ts';
import { renameRound } from '#lib/server/quizzes/rename-round.ts';
import { begin } from './begin.server.ts';
import type { Actions, RequestEvent } from './$types';

/** The title that was typed, or what is wrong with it. */
function readTitle(form: FormData) {
  const title = v.safeParse(partTitleSchema, formText(form, 'title'));
  if (title.success) return { ok: true, title: title.output } as const;
  return {
    ok: false,
    failure: fail(400, { problem: Object.values(fieldErrors(title.issues))[0] ?? '' })
  } as const;
}

const roundIn = (form: FormData) => readId<RoundId>(form.get('round'));

const move = (direction: Direction) => async (event: RequestEvent) => {
  const { db, access, form, quizId } = await begin(event);
  const roundId = roundIn(form);
  const result = await attempt(moveRound(db, access, { quizId, roundId, direction }));
  return result.ok ? { moved: roundId } : result.failure;
};

export const roundActions = {
  addRound: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const typed = readTitle(form);
    if (!typed.ok) return typed.failure;
    const result = await attempt(addRound(db, access, quizId, typed.title));
    return result.ok ? { added: result.value } : result.failure;
  },
  renameRound: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const typed = readTitle(form);
    if (!typed.ok) return typed.failure;
    const change = { quizId, roundId: roundIn(form), title: typed.title };
    const result = await attempt(renameRound(db, access, change));
    return result.ok ? { renamed: true } : result.failure;
  },
  roundFormat: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const format = v.safeParse(v.picklist(formatNames), form.get('format'));
    if (!format.success) return fail(400, { problem: '' });
    const change = { quizId, roundId: roundIn(form), format: format.output };
    const result = await attempt(chooseRoundFormat(db, access, change));
    return result.ok ? { saved: true } : result.failure;
  },
  roundRules: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const rules = readRules(form);
    if (!rules) return fail(400, { problem: m.error_400() });
    const result = await attempt(setRoundRules(db, access, { quizId, roundId: roundIn(form), rules }));
    return result.ok ? { saved: true } : result.failure;
  },
  deleteRound: async (event) => {
    const { db, access, form, quizId, here } = await begin(event);
    const roundId = roundIn(form);
    const result = await attempt(deleteRound(db, access, { quizId, roundId }));
    return result.ok ? redirect(303, `${here}?${undoQuery({ kind: 'round', id: roundId })}`) : result.failure;
  },
  moveRoundUp: move('up'),
  moveRoundDown: move('down')
} satisfies Actions;
