import * as v from 'valibot';
import { partTitleSchema } from '../../quiz/titles.ts';
import type { ItemSort } from '../item-sort.ts';

/** Length of a break, in whole minutes. */
export const BREAK_MINUTES = { min: 1, max: 120, fallback: 10 } as const;

const schema = v.object({
  sort: v.literal('break'),
  title: v.optional(partTitleSchema, ''),
  minutes: v.optional(
    v.pipe(
      v.number('minutes'),
      v.integer('minutes'),
      v.minValue(BREAK_MINUTES.min, 'minutes'),
      v.maxValue(BREAK_MINUTES.max, 'minutes')
    ),
    BREAK_MINUTES.fallback
  )
});
type Break = v.InferOutput<typeof schema>;

/** Time for drinks: its minutes are counted down, and the host goes on when people are back. */
export const breakSort: ItemSort<'break', Break, Pick<Break, 'sort' | 'title'>, Break> = {
  sort: 'break',
  schema,
  // Written by this schema.
  read: (stored) => ({ ...stored, sort: 'break' }) as Break,
  entry: (pause) => pause,
  shown: ({ sort, title }) => ({ sort, title }),
  lastsMs: ({ minutes }) => minutes * 60_000
};
