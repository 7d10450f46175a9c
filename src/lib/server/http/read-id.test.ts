import { expect, it } from 'vitest';
import { findId, readId } from './read-id.ts';

const ID = '0b0e7a52-4c5f-4d6a-8e53-7d1f1a2b3c4d';

it.each([ID, ID.toUpperCase()])('an id is what the database takes for one: %s', (text) => {
  expect(readId(text)).toBe(text);
});

it.each([
  undefined,
  null,
  '',
  'new',
  `${ID} `,
  `{${ID}}`,
  ID.replaceAll('-', ''),
  `${ID}\n`,
  7,
  new File([], ID)
])('whatever else is sent names nothing: %j', (value) => {
  expect(findId(value)).toBeUndefined();
  expect(() => readId(value)).toThrow(expect.objectContaining({ status: 404 }));
});
