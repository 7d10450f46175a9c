import * as v from 'valibot';
import type { ItemId } from '../ids.ts';
import type { ItemSortName } from './item-sort-names.ts';
import type { ItemSortRules } from './item-sort.ts';
import { itemSorts } from './item-sorts.ts';
import { asksQuestion } from './question/asks-question.ts';
import type { QuestionContent } from './question/question-item.ts';

type Sorts = typeof itemSorts;
type AnySort = Sorts[ItemSortName];

/** What an item holds, whatever its sort. */
export type ItemContent = v.InferOutput<AnySort['schema']>;

/** What everybody sees of an item that asks nothing, while it is on. */
export type Interlude = Exclude<
  { [Name in ItemSortName]: ReturnType<Exclude<Sorts[Name]['shown'], undefined>> }[ItemSortName],
  undefined
>;

/** The line of an item in the run of show. */
export type ItemEntry = ReturnType<AnySort['entry']>;

/** Its place in a frozen show. */
export interface Placed {
  readonly id: ItemId;
  /** Index into `rounds`. */
  readonly round: number;
}
export type FrozenItem = Placed & ItemContent;
export type QuestionItem = Placed & QuestionContent;

export const isSortName = (name: unknown): name is ItemSortName =>
  typeof name === 'string' && Object.hasOwn(itemSorts, name);

// The registry is keyed by the content's own sort: a module only ever meets its own.
const sortOf = ({ sort }: ItemContent) =>
  itemSorts[sort] as unknown as ItemSortRules<ItemContent, Interlude, ItemEntry>;

/** Content that comes from outside. */
export const itemContentSchema = v.lazy((input): v.GenericSchema<unknown, ItemContent> => {
  const name = typeof input === 'object' && input !== null && 'sort' in input ? input.sort : undefined;
  return isSortName(name) ? itemSorts[name].schema : v.never('sort_unknown');
});

/** Stored content of any earlier release; what names no sort is a question. */
export function readItemContent(stored: Readonly<Record<string, unknown>>): ItemContent {
  const { sort = 'question', ...content } = stored;
  if (!isSortName(sort))
    throw new Error(`An item of the sort “${String(sort)}” is stored, which this release does not know.`);
  return itemSorts[sort].read(content);
}

export const entryOf = (item: ItemContent): ItemEntry => sortOf(item).entry(item);
/** What is shown of an item that asks nothing; `undefined` for questions. */
export const shownOf = (item: ItemContent): Interlude | undefined => sortOf(item).shown?.(item);
/** How long an item is meant to last, in ms, where it says so itself. */
export const lastsMs = (item: ItemContent): number | undefined => sortOf(item).lastsMs?.(item);

/** The questions among items, in their order. */
export const questionsAmong = (items: readonly FrozenItem[]): readonly QuestionItem[] =>
  items.filter((item) => asksQuestion(item));

/** The question at a place; `undefined` where something else is there, or nothing. */
export function questionAt(items: readonly FrozenItem[], index: number): QuestionItem | undefined {
  const item = items[index];
  return item && asksQuestion(item) ? item : undefined;
}

/** The number of a question among the questions, from 1; of anything else that of the question before it. */
export const questionNumber = (items: readonly FrozenItem[], index: number): number =>
  questionsAmong(items.slice(0, index + 1)).length;
