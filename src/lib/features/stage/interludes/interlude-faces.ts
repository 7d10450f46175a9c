import type { ItemSortName } from '#core/item/item-sort-names.ts';
import type { Interlude } from '#core/item/item.ts';
import type { Component } from 'svelte';
import BreakFace from './BreakFace.svelte';
import SlideFace from './SlideFace.svelte';

/** Beside what is shown: how many seconds are left, where it is meant to last for a time. */
interface Rest {
  secondsLeft: number | undefined;
}

/** What stands between questions, on phone, display and host's panel: one component per sort that is shown. */
const interludeFaces: {
  readonly [Name in Interlude['sort'] & ItemSortName]: Component<
    Rest & { interlude: Extract<Interlude, { sort: Name }> }
  >;
} = { slide: SlideFace, break: BreakFace };

/** Looked up by the interlude's own sort: a face meets none but its own. */
export const interludeFaceOf = ({ sort }: Interlude): Component<Rest & { interlude: Interlude }> =>
  interludeFaces[sort] as Component<Rest & { interlude: Interlude }>;
