import type { QuizId } from '#core/ids.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readId } from '#lib/server/http/read-id.ts';
import type { RequestEvent } from './$types';

/** What every action of this page begins with: who, which quiz, and what was sent. */
export async function begin(event: RequestEvent) {
  const { db, access } = await enterWorkspace(event);
  const form = await readForm(event);
  const quizId = readId<QuizId>(event.params.quizId);
  const list = `/w/${access.slug}/quizzes`;
  return { db, access, form, quizId, list, here: `${list}/${quizId}` };
}
