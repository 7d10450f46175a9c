import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(ROOT, folder, file)
  );

/** Modules of core and of the folders for browsers that a file brings into a bundle; types leave nothing behind. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [
    ...source.matchAll(/^\s*(?:import|export)\s(?!type\b)[^'"]*?['"]([^'"]+\.(?:ts|svelte))['"]/gm)
  ].flatMap(([, path = '']) => {
    if (path.startsWith('.')) return [join(dirname(file), path)];
    const inside = /^#(core|lib)\/(.*)$/.exec(path);
    return inside ? [join(ROOT, inside[1] === 'core' ? 'src/core' : 'src/lib', inside[2] ?? '')] : [];
  });
}

test('[QUESTION-12] no page brings the grading of typed answers and its lists to a browser', () => {
  const reached = new Set<string>();
  const waiting = [
    ...['src/lib/features', 'src/lib/live', 'src/lib/ui'].flatMap(filesIn),
    ...filesIn('src/routes').filter(
      (file) => !/\.server\.ts$|\+server\.ts$|read-question-form\.ts$/.test(file)
    )
  ].filter((file) => /\.(?:svelte|ts)$/.test(file) && !/\.(?:test|fixture)\./.test(file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || file.includes('/paraglide/') || file.includes('/src/lib/server/')) continue;
    reached.add(file);
    waiting.push(...importsOf(file));
  }
  expect(reached.size).toBeGreaterThan(100);
  const core = [...reached]
    .map((file) => relative(ROOT, file))
    .filter((file) => file.startsWith('src/core/'));
  expect(core).toContain('src/core/question/question-limits.ts');
  expect(core.filter((file) => file.includes('typed-answer/'))).toEqual([]);
});
