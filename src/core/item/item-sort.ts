import type * as v from 'valibot';

/** What an item's content says which sort it is of. */
export interface Sorted<Name extends string = string> {
  readonly sort: Name;
}

/**
 * What the show asks of a sort of items. `Content` is what an item of it holds, `Shown` what everybody sees of it while it is
 * on, `Entry` its line in the run of show, for the host.
 */
export interface ItemSortRules<Content, Shown, Entry> {
  /** What was stored, by this release or one before, and without the name of its sort. */
  read(stored: Readonly<Record<string, unknown>>): Content;
  /** Its line in the run of show. */
  entry(content: Content): Entry;
  /** What is shown of it, where it is something to be shown and no question. */
  shown?(content: Content): Shown;
  /** How long it is meant to last, in ms: counted down, and left by the host. */
  lastsMs?(content: Content): number;
}

/** A sort of items is a module of this shape, and a line in `itemSorts`. */
export interface ItemSort<
  Name extends string,
  Content extends Sorted<Name>,
  Shown,
  Entry extends Sorted<Name>
> extends ItemSortRules<Content, Shown, Entry> {
  readonly sort: Name;
  /** Checks content of this sort. Issues carry a key for the interface to translate. */
  readonly schema: v.GenericSchema<unknown, Content>;
}
