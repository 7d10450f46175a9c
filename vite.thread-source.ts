import { build } from 'esbuild';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const MARK = '?thread';

/**
 * `import source from './file.ts?thread'` gives the file and everything that it imports as one script, for
 * `new Worker(source, { eval: true })`. So a thread has no file that has to be found at run time: it is the same in
 * the build, in development and in tests.
 */
export const threadSource: Plugin = {
  name: 'partyquiz-thread-source',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(MARK)) return undefined;
    const { outputFiles, metafile } = await build({
      entryPoints: [id.slice(0, -MARK.length)],
      absWorkingDir: import.meta.dirname,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      // A script that is evaluated is no module.
      format: 'cjs',
      target: 'node20',
      charset: 'utf8',
      minify: true,
      legalComments: 'none',
      logLevel: 'silent'
    });
    for (const path of Object.keys(metafile.inputs)) this.addWatchFile(resolve(import.meta.dirname, path));
    return `export default ${JSON.stringify(outputFiles[0]?.text)};`;
  }
};
