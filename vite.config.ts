import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglideOptions } from './paraglide.config.ts';
import { withoutLateScreens } from './vite.late-styles.ts';
import { styleguideInDevelopment } from './vite.styleguide-page.ts';
import { threadSource } from './vite.thread-source.ts';

const worker = process.env.DEV_WORKER_URL ?? 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => ({
  plugins: [
    threadSource,
    withoutLateScreens,
    styleguideInDevelopment,
    paraglideVitePlugin(paraglideOptions),
    sveltekit()
  ],
  build: { target: 'es2020' },
  ...(process.env.PARTYQUIZ_VERSION && {
    define: { __VERSION__: JSON.stringify(process.env.PARTYQUIZ_VERSION) }
  }),
  // The image carries no node_modules but what cannot be bundled: a native addon.
  ...(command === 'build' && { ssr: { noExternal: true, external: ['@node-rs/argon2'] } }),
  server: {
    port: 3000,
    host: true,
    proxy: { '/ws': { target: worker, ws: true } }
  }
}));
