import { dev } from '$app/environment';
import { getLocale } from '#lib/paraglide/runtime.js';

interface Manifest {
  readonly default: { readonly player: string };
}

// Resolved while the web app is built, after the islands; empty in development, where Vite serves the source.
const manifests = import.meta.glob<Manifest>('/static/_app/immutable/player/manifest.*.json', {
  eager: true
});

/** Address of the script of the player's page, in the language of the request. */
export function playerScript(): string {
  if (dev) return '/src/lib/features/player/main.ts';
  const manifest = manifests[`/static/_app/immutable/player/manifest.${getLocale()}.json`];
  if (!manifest) throw new Error('The player island was not built before the web app: use `npm run build`.');
  return manifest.default.player;
}
