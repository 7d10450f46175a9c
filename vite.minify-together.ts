import { minify, type MinifyOptions } from 'terser';
import type { Plugin } from 'vite';

/** Names that stand in the code as they are: a shortened property must not become one of them. */
const SHORT_NAMES = /\b[a-zA-Z_$][\w$]{0,2}\b/g;

/**
 * Shortens the names of properties in all chunks alike, which a build that minifies them one by one cannot: a chunk that
 * comes later speaks to objects of the first one.
 */
export const minifyTogether = (options: MinifyOptions, mangled: RegExp): Plugin => ({
  name: 'partyquiz-minify-together',
  generateBundle: {
    // Before the manifest is written and after everything that changes code.
    order: 'pre',
    async handler(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const reserved = [...new Set(chunks.flatMap(({ code }) => code.match(SHORT_NAMES) ?? []))];
      const nameCache = {};
      for (const chunk of chunks.sort((a, b) => Number(b.isEntry) - Number(a.isEntry))) {
        const mangle = { properties: { regex: mangled, keep_quoted: true, reserved } };
        const { code } = await minify(chunk.code, { ...options, mangle, nameCache });
        if (code === undefined) this.error(`nothing is left of ${chunk.fileName}`);
        chunk.code = code;
      }
    }
  }
});
