/** What is not needed to write the first field: a file of its own. */
export { default as PhoneHandIn } from './PhoneHandIn.svelte';
export { default as PhoneScores } from './PhoneScores.svelte';
