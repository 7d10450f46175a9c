import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { basename, dirname } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { paraglideOptions } from './paraglide.config.ts';
import { cssHash } from './svelte.css-hash.js';
import { withFlatState } from './vite.flat-state.ts';
import { messagesAsTexts } from './vite.inline-messages.ts';
import { lateStyles } from './vite.late-styles.ts';
import { minifyTogether } from './vite.minify-together.ts';
import { privateNamesAsProperties } from './vite.private-names.ts';

/** One island per language: messages of the others, and the machinery to choose, stay behind. */
const locale = process.env.ISLAND_LOCALE ?? 'en';

/** Makes the language a constant, which the compiler of the messages is prepared for. */
const withOneLocale: Plugin = {
  name: 'partyquiz-one-locale',
  transform(code, id) {
    if (!id.endsWith('paraglide/runtime.js')) return undefined;
    const declaration = 'export const experimentalStaticLocale = undefined;';
    if (!code.includes(declaration))
      return this.error('the messages runtime no longer declares its static locale');
    return code.replace(declaration, `export const experimentalStaticLocale = ${JSON.stringify(locale)};`);
  }
};

/** A chunk is fetched plainly: its styles are in the page, and what it needs is little or there. */
const withoutPreload: Plugin = {
  name: 'partyquiz-without-preload',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (get) => get();' : undefined
};

/** Tells the page under which name the island lies: `{ "player": "/_app/immutable/player/player.en-XXXX.js" }`. */
const withManifest: Plugin = {
  name: 'partyquiz-island-manifest',
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
    if (!entry) return this.error('the island has no entry');
    const source = `${JSON.stringify({ player: `/_app/immutable/player/${entry.fileName}` }, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: `manifest.${locale}.json`, source });
  }
};

/**
 * The player's phone gets one small script instead of SvelteKit's client: one request on a bad Wi-Fi. Each question kind
 * is a chunk of its own, which comes while people wait in the lobby.
 */
export default defineConfig({
  publicDir: false,
  plugins: [
    messagesAsTexts(locale),
    paraglideVitePlugin(paraglideOptions),
    svelte({ configFile: false, compilerOptions: { runes: true, cssHash, css: 'external' } }),
    withOneLocale,
    withFlatState,
    withoutPreload,
    privateNamesAsProperties('es2020'),
    // A twentieth smaller than with the default.
    minifyTogether(
      // What counts is the size after brotli: statements and functions that look alike are worth more than few characters.
      { module: true, ecma: 2020, compress: { passes: 4, keep_fargs: false, inline: 1, sequences: false } },
      // Names of Svelte's own with an underscore, and our private ones: nobody else speaks to these objects.
      /^(_\$.+|[a-z]+(_[a-z]+)+)$/
    ),
    lateStyles('/_app/immutable/player'),
    withManifest
  ],
  build: {
    // Lowered further by `privateNamesAsProperties`.
    target: 'es2022',
    minify: false,
    cssMinify: true,
    outDir: 'static/_app/immutable/player',
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { player: process.env.ISLAND_ENTRY ?? 'src/lib/features/player/main.ts' },
      output: {
        assetFileNames: `[name].[hash][extname]`,
        entryFileNames: `[name].${locale}-[hash].js`,
        chunkFileNames: ({ facadeModuleId: file, name }) =>
          `${file?.endsWith('/phone.ts') ? basename(dirname(file)) : name}.${locale}-[hash].js`,
        // What kinds share comes in as few files as there are families of them.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'tiles',
              test: /kinds\/(choice|single-choice|multiple-choice|true-false)\/|ui\/[Ss]hape/
            },
            { name: 'text', test: /kinds\/text\// },
            { name: 'sheet-book', test: /formats\/sheet\/sheet-book/ }
          ]
        },
        minify: false
      }
    }
  }
});
