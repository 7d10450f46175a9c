import type { Id, ItemId, QuizId, RoundId } from '#core/ids.ts';
import type { DeletedReference } from '../quizzes/find-deleted.ts';
import { findId, notFound } from './read-id.ts';

/** What an address such as `?undo=item:<id>` says of something that was just deleted. */
export const undoQuery = ({ kind, id }: DeletedReference): string => `undo=${kind}:${id}`;

/** Reads it again; `undefined` for whatever else stands there. */
export function readDeleted({ searchParams }: URL): DeletedReference | undefined {
  const [kind, text] = searchParams.get('undo')?.split(':') ?? [];
  return toReference(kind, text);
}

/** What a form names that shall come back: its `kind` and its `id`. Whatever is neither is not there. */
export function readReference(form: FormData): DeletedReference {
  return toReference(form.get('kind'), form.get('id')) ?? notFound();
}

function toReference(kind: unknown, text: unknown): DeletedReference | undefined {
  if (kind === 'quiz') return named(kind, findId<QuizId>(text));
  if (kind === 'round') return named(kind, findId<RoundId>(text));
  if (kind === 'item') return named(kind, findId<ItemId>(text));
  return undefined;
}

const named = <K extends DeletedReference['kind'], T extends Id>(kind: K, id: T | undefined) =>
  id === undefined ? undefined : { kind, id };
