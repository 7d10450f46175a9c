import { drawn, type Group } from '../specimen.ts';
import { uiParts } from '../ui-parts.ts';
import UiParts from '../UiParts.svelte';

/** Every component in its states. */
export const ui: Group = () =>
  uiParts.map((part) => ({ name: part, screen: 'part', draw: drawn(UiParts, { part }) }));
