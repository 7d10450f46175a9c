import { expect, test } from 'vitest';
import { readHeldPlace } from './held-place.ts';

const read = (value: string | undefined) => readHeldPlace({ get: () => value });

test('a place is read as the player’s page notes it', () => {
  expect(read('KWP4C\n🦉 Toets\nEen gezellige avond')).toEqual({
    code: 'KWP4C',
    who: '🦉 Toets',
    title: 'Een gezellige avond'
  });
});

test.each([undefined, '', 'KWP4C', 'kwp4c\n🦉 Toets\n', '../x\n🦉 Toets\nQuiz', '//evil\nx\ny'])(
  '%j is no place',
  (value) => {
    expect(read(value)).toBeUndefined();
  }
);
