import { expect, test } from 'vitest';
import { fromPaper } from './from-paper.ts';

test.each([
  ['singleChoice', 'c', 2],
  ['singleChoice', 'ab', undefined],
  ['singleChoice', '', undefined],
  ['multipleChoice', 'A, c', [0, 2]],
  ['multipleChoice', 'x', undefined],
  ['trueFalse', 'Waar', true],
  ['trueFalse', 'n', false],
  ['trueFalse', '?', undefined],
  ['typedAnswer', '  The Hague ', 'The Hague'],
  ['numberEstimate', '1.000,5', 1_000.5],
  ['numberEstimate', 'many', undefined]
] as const)('[GAME-77] of %s “%s” on paper means %j', (type, typed, value) => {
  expect(fromPaper(type, typed, 'nl')).toEqual(value);
});
