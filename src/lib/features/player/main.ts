import { hydrate } from 'svelte';
import PlayerApp from './PlayerApp.svelte';

// One build of this script per language: the page that the server rendered names the one that fits.
const target = document.getElementById('player');
const { code, known, title = '' } = target?.dataset ?? {};
if (target && code !== undefined) {
  hydrate(PlayerApp, { target, props: { code, known: known === 'true', title } });
}
