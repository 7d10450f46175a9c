import { hydrate } from 'svelte';
import PlayerApp from './PlayerApp.svelte';

// One build of this script per language: the page that the server rendered names the one that fits.
const target = document.getElementById('player');
const code = target?.dataset.code;
if (target && code !== undefined) {
  hydrate(PlayerApp, { target, props: { code, known: target.dataset.known === 'true' } });
}
