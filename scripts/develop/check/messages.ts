import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';

const FOLDER = join(ROOT, 'messages');
const SOURCES = ['src'];

/** Every message exists in every language, once, and somebody shows it. Returns what is wrong. */
export function checkMessages(): string[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const names = new Set(files.map((name) => name.split('.')[0] ?? ''));
  const locales = [...new Set(files.map((name) => name.split('.')[1] ?? ''))];
  const used = wordsOf(SOURCES);
  // Of two files with the same key the compiler takes the last, and says nothing.
  const homes = new Map<string, string>();
  return [...names].flatMap((name) => {
    const keysOf = new Map(locales.map((locale) => [locale, readKeys(`${name}.${locale}.json`)]));
    const all = new Set([...keysOf.values()].flat());
    const missing = locales.flatMap((locale) =>
      [...all]
        .filter((key) => !keysOf.get(locale)?.includes(key))
        .map((key) => `messages/${name}.${locale}.json has no “${key}”`)
    );
    const unused = [...all]
      .filter((key) => !used.has(key) && !isBuiltFromParts(key, used))
      .map((key) => `messages/${name}.*.json: nobody uses “${key}”`);
    const twice = [...all]
      .filter((key) => homes.has(key))
      .map((key) => `messages/${name}.*.json: “${key}” is in ${homes.get(key) ?? ''}.*.json as well`);
    for (const key of all) homes.set(key, name);
    return [...missing, ...unused, ...twice];
  });
}

function readKeys(file: string): string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    return Object.keys(value ?? {}).filter((key) => key !== '$schema');
  } catch (error) {
    throw new Error(`messages/${file} cannot be read: ${String(error)}`, { cause: error });
  }
}

/** A key such as `type_yesNo` may be put together: m[`type_${…}`]. */
function isBuiltFromParts(key: string, words: ReadonlySet<string>): boolean {
  const parts = key.split('_');
  return parts.some((_, index) => index > 0 && words.has(`${parts.slice(0, index).join('_')}_`));
}

function wordsOf(folders: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.parentPath.includes('paraglide') || !/\.(ts|svelte|js)$/.test(entry.name))
        continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [word] of text.matchAll(/\w+/g)) words.add(word);
    }
  }
  return words;
}
