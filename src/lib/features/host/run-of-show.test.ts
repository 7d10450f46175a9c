import type { ShowEntry } from '#core/game/views.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { beforeAll, expect, test } from 'vitest';
import { entryText, placeIn, questionAt } from './run-of-show.ts';

beforeAll(() => {
  overwriteGetLocale(() => 'en');
});

const question = { round: 0, sort: 'question', type: 'trueFalse', prompt: 'Is it?' } as const;
const items: ShowEntry[] = [
  { round: 0, sort: 'slide', title: '', text: 'Welcome' },
  question,
  { round: 0, sort: 'break', title: '', minutes: 15 },
  question
];

test('[GAME-32] the run of show numbers questions, and names what stands between them', () => {
  expect(items.map((_, index) => questionAt(items, index))).toEqual([undefined, 1, undefined, 2]);
  expect(items.map(entryText)).toEqual(['Welcome', 'Is it?', 'Break · 15 min', 'Is it?']);
});

test('what a worker of an earlier release says is read: questions alone, and no place', () => {
  const { sort: _, ...old } = question;
  expect(questionAt([old as never, old as never], 1)).toBe(2);
  expect(entryText(old as never)).toBe('Is it?');
  expect(placeIn({ item: { n: 2 } } as never)).toBe(1);
  expect(placeIn({} as never)).toBeUndefined();
});
