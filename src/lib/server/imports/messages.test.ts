import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (locale: string): Record<string, unknown> =>
  Object.assign(
    {},
    ...['studio', 'account', 'brand'].map(
      (area) => JSON.parse(readFileSync(`messages/${area}.${locale}.json`, 'utf8')) as object
    )
  ) as Record<string, unknown>;
const [en, nl] = [read('en'), read('nl')];

/** Everything between quotes in a source file that looks like a key. */
const keysIn = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].map((match) => match[1] ?? '');
const source = (path: string) => readFileSync(path, 'utf8');

/** Source of the schemas whose issue messages are keys. */
const schemaSource = ['src/core/question', 'src/core/quiz', 'src/core/brand']
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .concat('src/lib/server/auth/account.ts', 'src/core/instance/settings.ts')
  .map(source)
  .join('\n');

describe('messages of the studio', () => {
  it('exist in both languages, with the same placeholders', () => {
    expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
    const holes = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(en)) expect(holes(nl[key]), key).toEqual(holes(en[key]));
  });

  it('cover every issue that a schema can raise', () => {
    const issues = keysIn(
      schemaSource,
      /(?:string|number|boolean|minLength|maxLength|custom<\w+>|minValue|maxValue|integer|finite|email|check|never)\([^\n]*?'([a-z]+(?:_[a-z]+)*)'/g
    ).filter((key) => key !== 'type');
    expect(issues).toContain('prompt_missing');
    for (const key of new Set(issues)) expect(en, key).toHaveProperty(`issue_${key}`);
  });

  it('cover every failure of reading a request or a file', () => {
    const files = ['src/lib/server/http', 'src/lib/server/imports'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => source(join(folder, name)))
    );
    const keys = keysIn(files.join('\n'), /(?:AppError|super)\(\s*'\w+',\s*'(\w+)'/g);
    expect(keys).toEqual(expect.arrayContaining(['body_too_large', 'import_too_slow', 'text_unreadable']));
    for (const key of new Set(keys)) expect(en, key).toHaveProperty(`issue_${key}`);
  });

  it('cover every repair and refusal of an import', () => {
    const [, repairs = '', refusals = ''] =
      source('src/import/report-text.ts').split(/const re(?:pairs|fusals):/);
    const keys = (text: string) => keysIn(text.split('};')[0] ?? '', /^\s{2}(\w+):/gm);
    expect(keys(repairs).length).toBeGreaterThan(10);
    for (const key of keys(repairs)) expect(en, key).toHaveProperty(`repair_${key}`);
    for (const key of keys(refusals)) expect(en, key).toHaveProperty(`refusal_${key}`);
  });
});
