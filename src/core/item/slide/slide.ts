import * as v from 'valibot';
import { partTitleSchema } from '../../quiz/titles.ts';
import type { ItemSort } from '../item-sort.ts';

/** Longest text of a slide, in UTF-16 units: what a beamer shows in large type. */
export const MAX_SLIDE_TEXT = 600;

const schema = v.pipe(
  v.object({
    sort: v.literal('slide'),
    title: partTitleSchema,
    text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(MAX_SLIDE_TEXT, 'text_too_long')), '')
  }),
  v.check(({ title, text }) => title !== '' || text !== '', 'slide_empty')
);
type Slide = v.InferOutput<typeof schema>;

/** Something to read between questions: rules of the house, a thank-you, what is in the kitchen. */
export const slideSort: ItemSort<'slide', Slide, Slide, Pick<Slide, 'sort' | 'title' | 'text'>> = {
  sort: 'slide',
  schema,
  // Written by this schema.
  read: (stored) => ({ ...stored, sort: 'slide' }) as Slide,
  entry: (slide) => slide,
  shown: (slide) => slide
};
