import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { bundleWorker, stopBundler } from '#scripts/develop/build/bundle.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import type { Plugin } from 'esbuild';
import type { Edit, Limit } from './limits.ts';
import type { Programs } from './stack.ts';

export const BUILT: Programs = { worker: 'build-worker/worker.js', web: 'build' };

export interface Mutant {
  readonly programs: Programs;
  remove(): void;
}

/**
 * The programs with one limit taken out and everything else as built. The product knows nothing of it.
 *
 * @throws when the limit is not found where it is said to be
 */
export async function buildMutant(limit: Limit): Promise<Mutant> {
  const folder = limit.of === 'worker' ? mkdtempSync(join(tmpdir(), 'partyquiz-mutant-')) : webFolder();
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (limit.of === 'web') {
      patchWeb(folder, limit);
      return { programs: { ...BUILT, web: relative(ROOT, folder) }, remove };
    }
    await bundleWorker('mutant', join(folder, 'worker'), [editing(limit.edits)]);
    await stopBundler();
    writeFileSync(join(folder, 'worker/package.json'), '{"type":"module"}');
    return { programs: { ...BUILT, worker: join(folder, 'worker/worker.js') }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Swaps text of source files while they are bundled. */
function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'editing',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = edits.filter(({ file }) => resolve(ROOT, file) === path);
        if (own.length === 0) return undefined;
        return { loader: 'ts', contents: own.reduce(edited, readFileSync(path, 'utf8')) };
      });
    }
  };
}

function edited(text: string, { file, find, put }: Edit): string {
  const changed = text.replace(find, put);
  if (changed === text)
    throw new Error(`${file} has no ${String(find)}: tests/abuse/limits.ts is out of date`);
  return changed;
}

/** Below node_modules, whose packages the web app finds from there as from `build`. */
function webFolder(): string {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'partyquiz-mutant-'));
}

/** A copy of the build with the text swapped wherever the bundler has put it. */
function patchWeb(folder: string, { edits }: Limit): void {
  cpSync(join(ROOT, 'build'), folder, { recursive: true });
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.js') && !path.startsWith('client')
  );
  for (const { file, find, put } of edits) {
    let found = 0;
    for (const path of scripts) {
      const text = readFileSync(join(folder, path), 'utf8');
      const changed = text.replace(find, put);
      if (changed === text) continue;
      found += 1;
      writeFileSync(join(folder, path), changed);
    }
    if (found === 0)
      throw new Error(`nothing built from ${file} has ${String(find)}: tests/abuse/limits.ts is out of date`);
  }
}
