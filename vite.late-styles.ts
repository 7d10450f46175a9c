import type { Plugin } from 'vite';

/** What the player's screens load once it is needed, instead of with the first page. */
const isLate = (importer: string | undefined) =>
  importer !== undefined && /\/features\/(player|formats)\//.test(importer);

/**
 * For the page that the server renders: nothing of a late screen is drawn there, so that its styles need not travel
 * inside that page either.
 */
export const withoutLateScreens: Plugin = {
  name: 'partyquiz-without-late-screens',
  apply: 'build',
  resolveDynamicImport: (_, importer) => (isLate(importer) ? NOTHING : null),
  load: (id) => (id === NOTHING ? 'export {};' : null)
};
const NOTHING = '\0nothing';

/**
 * For the island: the page carries the styles of the first screens, so that these are left out here. A late screen's
 * are a file that its script names; `Late` waits for both.
 *
 * @param base address of the folder in which the files are
 */
export const lateStyles = (base: string): Plugin => ({
  name: 'partyquiz-late-styles',
  generateBundle(_, bundle) {
    const kept = new Set<string>();
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isDynamicEntry || !isLate(chunk.facadeModuleId ?? '')) continue;
      const [file] = chunk.viteMetadata?.importedCss ?? [];
      if (file === undefined) continue;
      kept.add(file);
      // A style that changes changes the names of its classes, and with them this script's own name.
      chunk.code += `\nexport const styles = ${JSON.stringify(`${base}/${file}`)};`;
    }
    for (const name of Object.keys(bundle)) if (name.endsWith('.css') && !kept.has(name)) delete bundle[name];
  }
});
