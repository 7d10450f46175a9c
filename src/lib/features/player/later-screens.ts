/** What is not needed before the first answer: one file, which comes while people think. */
export { default as PodiumScreen } from './PodiumScreen.svelte';
export { default as ResultScreen } from './ResultScreen.svelte';
