import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { paraglideOptions } from './paraglide.config.ts';
import { cssHash } from './svelte.css-hash.js';
import { STYLEGUIDE_PAGE } from './vite.styleguide-page.ts';

/** The styleguide as files, for tests and pictures: no part of what `npm run build` makes. */
export default defineConfig({
  base: '/styleguide/',
  publicDir: false,
  plugins: [
    paraglideVitePlugin(paraglideOptions),
    svelte({ configFile: false, compilerOptions: { runes: true, cssHash } })
  ],
  build: {
    target: 'es2022',
    outDir: process.env.STYLEGUIDE_FOLDER ?? 'test-results/styleguide',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: STYLEGUIDE_PAGE }
  }
});
