import { expect, test } from 'vitest';
import { timelineOf, type ItemEvent } from './timeline.ts';

const events = (...all: [type: string, item: number, at: number][]): ItemEvent[] =>
  all.map(([type, item, at]) => ({ type, item, at }));

test('[RESULTS-6] each item from its opening to its reveal, with who had joined by then', () => {
  const told = timelineOf(
    events(
      ['itemAnnounced', 0, 10],
      ['itemOpened', 0, 13],
      ['itemLocked', 0, 30],
      ['itemRevealed', 0, 33],
      ['itemAnnounced', 1, 40],
      ['itemSkipped', 1, 42],
      ['itemAnnounced', 2, 50]
    ),
    [1, 2, 42, 43]
  );
  expect(told).toEqual([
    { item: 0, from: 13, to: 33, skipped: false, present: 2 },
    { item: 1, from: 40, to: 42, skipped: true, present: 3 }
  ]);
});

test('[RESULTS-6] a skip that was undone is none, and the item is told when it ends', () => {
  const told = timelineOf(
    events(
      ['itemOpened', 0, 1],
      ['itemSkipped', 0, 2],
      ['itemRevealed', 1, 3],
      ['skipUndone', 0, 4],
      ['itemRevealed', 0, 9]
    ),
    []
  );
  expect(told.map(({ item, from, to, skipped }) => [item, from, to, skipped])).toEqual([
    [1, 3, 3, false],
    [0, 1, 9, false]
  ]);
});

test('[RESULTS-6] an evening in which nothing was shown has none', () => {
  expect(timelineOf([], [1, 2])).toEqual([]);
});
