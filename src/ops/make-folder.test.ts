import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'partyquiz-folder-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

it('is made with all above it, and made twice without harm', () => {
  const path = join(root, 'one/two/three');
  makeFolder(path, 0o700);
  makeFolder(path, 0o700);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('says that a file is in the way', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => {
    makeFolder(join(root, 'file/below'));
  }).toThrow(/ENOTDIR/);
  expect(() => {
    makeFolder(join(root, 'file'));
  }).toThrow(/EEXIST/);
});

it.runIf(existsSync('/proc/self'))('ends where no folder can ever be', () => {
  expect(() => {
    makeFolder('/proc/partyquiz/backups');
  }).toThrow(/ENOENT/);
});
