import type { HostView, ShowEntry } from '#core/game/views.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { canJump, entryText, isDone, placeIn, questionAt } from './run-of-show.ts';

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

describe('[GAME-35] where the host may go', () => {
  const view = (part: Partial<HostView>): HostView =>
    ({
      phase: 'scoreboard',
      at: 2,
      played: [0, 2],
      show: {
        rounds: ['One'],
        items: [0, 0, 0, 0].map((round) => ({ round, sort: 'question', prompt: '' }))
      },
      ...part
    }) as never;
  /** As a worker of an earlier release says it. */
  const old = (): HostView => {
    const { played: _, ...rest } = view({});
    return rest;
  };
  const of = (said: HostView, may: (view: HostView, index: number) => boolean) =>
    [0, 1, 2, 3].filter((index) => may(said, index));
  const open = (part: Partial<HostView> = {}) => of(view(part), canJump);

  test('is what was not on yet, from where nobody waits', () => {
    expect(open()).toEqual([1, 3]);
    expect(open({ phase: 'open' })).toEqual([]);
    expect(open({ paused: 'host' })).toEqual([]);
    expect(open({ phase: 'roundIntro', at: 3 })).toEqual([1]);
    expect(of(old(), canJump)).toEqual([]);
  });

  test('is told from what is done', () => {
    expect(of(view({}), isDone)).toEqual([0, 2]);
    expect(of(view({ phase: 'open' }), isDone)).toEqual([0]);
    expect(of(old(), isDone)).toEqual([0, 1, 2]);
  });
});
