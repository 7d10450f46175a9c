import { describe, expect, it } from 'vitest';
import { asId, type ItemId, type QuizId, type RoundId } from '#core/ids.ts';
import { readDeleted, readReference, undoQuery } from './deleted-reference.ts';

const ID = '0b0e7a52-4c5f-4d6a-8e53-7d1f1a2b3c4d';
const references = [
  { kind: 'quiz', id: asId<QuizId>(ID) },
  { kind: 'round', id: asId<RoundId>(ID) },
  { kind: 'item', id: asId<ItemId>(ID) }
] as const;
const address = (query: string) => new URL(`https://quiz.example.org/w/pub/quizzes?${query}`);

function form(kind: string, id: string): FormData {
  const fields = new FormData();
  fields.set('kind', kind);
  fields.set('id', id);
  return fields;
}

describe('what was deleted', () => {
  it.each(references)('is named by an address and by a form: $kind', (reference) => {
    expect(readDeleted(address(undoQuery(reference)))).toEqual(reference);
    expect(readReference(form(reference.kind, reference.id))).toEqual(reference);
  });

  it.each([
    '',
    'undo',
    'undo=',
    'undo=quiz',
    `undo=${ID}`,
    `undo=session:${ID}`,
    'undo=item:1',
    `undo=:${ID}`
  ])('is nothing where an address says “%s”', (query) => {
    expect(readDeleted(address(query))).toBeUndefined();
  });

  it.each([
    ['session', ID],
    ['item', 'no id'],
    ['', '']
  ])('is not there where a form says “%s” “%s”', (kind, id) => {
    expect(() => readReference(form(kind, id))).toThrow(expect.objectContaining({ status: 404 }));
  });
});
