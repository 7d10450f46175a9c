import { breakSort } from './break/break.ts';
import type { ItemSortName } from './item-sort-names.ts';
import { questionSort } from './question/question-item.ts';
import { slideSort } from './slide/slide.ts';

/** Every sort of items by its name. */
export const itemSorts = {
  question: questionSort,
  slide: slideSort,
  break: breakSort
} as const satisfies { readonly [Name in ItemSortName]: { readonly sort: Name } };
