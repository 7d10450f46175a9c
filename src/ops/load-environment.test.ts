import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEnvironment, readSecretFiles, SECRET_VARIABLES } from './load-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'partyquiz-secrets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('[OPS-29] the environment of a process', () => {
  it.each(SECRET_VARIABLES)('has %s from a file, without the line break of an editor', (name) => {
    const env = { [`${name}_FILE`]: file(name, 'from a file\n'), OTHER: 'kept' };
    expect(readSecretFiles(env)).toEqual([]);
    expect(env).toEqual({ [name]: 'from a file', OTHER: 'kept' });
  });

  it('has nothing that is empty', () => {
    const env = { ORIGIN: '', REDIS_URL: '  ', REDIS_URL_FILE: '', PORT: '3000' };
    loadEnvironment('The web app', env);
    expect(env).toEqual({ PORT: '3000' });
  });

  it('names what is wrong, and shows no content', () => {
    const env = {
      DATABASE_URL: 'postgres://ada:top-secret@db/quiz',
      DATABASE_URL_FILE: file('both', 'postgres://ada:other-secret@db/quiz'),
      REDIS_URL_FILE: join(folder, 'none'),
      SMTP_URL_FILE: file('empty', ' \n')
    };
    expect(() => {
      loadEnvironment('The worker', env);
    }).toThrow(
      `The worker cannot start, its environment is not right:
  DATABASE_URL and DATABASE_URL_FILE are both set: clear one of them
  REDIS_URL_FILE names ${join(folder, 'none')}, which cannot be read (ENOENT)
  SMTP_URL_FILE names ${join(folder, 'empty')}, which is empty`
    );
  });
});
