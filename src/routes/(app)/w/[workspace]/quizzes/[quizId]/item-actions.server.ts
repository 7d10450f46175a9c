import { redirect } from '@sveltejs/kit';
import type { ItemId, RoundId } from '#core/ids.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { undoQuery } from '#lib/server/http/deleted-reference.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { deleteItem } from '#lib/server/quizzes/delete-item.ts';
import { duplicateItem } from '#lib/server/quizzes/duplicate-item.ts';
import { moveItem, placeItem } from '#lib/server/quizzes/move-item.ts';
import type { Direction } from '#lib/server/quizzes/order.ts';
import { begin } from './begin.server.ts';
import type { Actions, RequestEvent } from './$types';

const itemIn = (form: FormData) => readId<ItemId>(form.get('item'));

const move = (direction: Direction) => async (event: RequestEvent) => {
  const { db, access, form, quizId } = await begin(event);
  const itemId = itemIn(form);
  const result = await attempt(moveItem(db, access, { quizId, itemId, direction }));
  return result.ok ? { moved: itemId } : result.failure;
};

export const itemActions = {
  moveItemUp: move('up'),
  moveItemDown: move('down'),
  /** What dragging does. */
  placeItem: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const itemId = itemIn(form);
    const roundId = readId<RoundId>(form.get('round'));
    const place = Number.parseInt(formText(form, 'place'), 10) || 0;
    const result = await attempt(placeItem(db, access, { quizId, itemId, roundId, place }));
    return result.ok ? { moved: itemId } : result.failure;
  },
  duplicateItem: async (event) => {
    const { db, access, form, quizId } = await begin(event);
    const result = await attempt(duplicateItem(db, access, { quizId, itemId: itemIn(form) }));
    return result.ok ? { added: result.value } : result.failure;
  },
  deleteItem: async (event) => {
    const { db, access, form, quizId, here } = await begin(event);
    const itemId = itemIn(form);
    const result = await attempt(deleteItem(db, access, { quizId, itemId }));
    return result.ok ? redirect(303, `${here}?${undoQuery({ kind: 'item', id: itemId })}`) : result.failure;
  }
} satisfies Actions;
