/** What tells of rules, jokers and wagers: one file, which comes in the lobby of an evening that has any. */
export { default } from './RoundScreen.svelte';
export { default as LostLine } from './LostLine.svelte';
export { default as RulesLines } from './RulesLines.svelte';
