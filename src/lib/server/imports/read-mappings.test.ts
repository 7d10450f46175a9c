import { expect, it } from 'vitest';
import { readMappings } from './read-mappings.ts';

it('[IMPORT-6] reads what a form says of columns, and nothing else', () => {
  const form = new FormData();
  form.set('first-1', '3');
  form.set('role-1-0', 'question');
  form.set('role-1-2', 'correct');
  form.set('role-1-3', '');
  form.set('role-1-4', 'nonsense');
  form.set('role-2-0', '');
  form.set('role-99-0', 'question');
  form.set('role-0-1', 'question');
  form.set('first-0', '-4');
  expect(readMappings(form)).toEqual([
    [
      1,
      {
        firstRow: 3,
        roles: new Map([
          [0, 'question'],
          [2, 'correct']
        ])
      }
    ],
    [0, { firstRow: 1, roles: new Map([[1, 'question']]) }]
  ]);
});
