import { drawn, type Group } from '../specimen.ts';
import { sections } from '../token-sections.ts';
import TokenSheet from '../TokenSheet.svelte';

/** Every token of the real files. */
export const tokens: Group = () =>
  sections.map((section) => ({
    name: section.name,
    screen: 'page',
    draw: drawn(TokenSheet, { section })
  }));
