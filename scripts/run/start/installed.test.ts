import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../process/root.ts';
import { missingPackages, whyNotInstalled } from './installed.js';

const root = mkdtempSync(join(tmpdir(), 'partyquiz-installed-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
const lock = (path: string, packages: object) => {
  writeFileSync(join(root, path), JSON.stringify({ packages }));
};
const locked = {
  '': { version: '0.2.0' },
  'node_modules/ws': { version: '8.23.0' },
  'node_modules/@scope/thing': { version: '1.0.0' },
  'node_modules/@esbuild/sunos-x64': { version: '0.28.2', optional: true }
};
beforeEach(() => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  lock('package-lock.json', locked);
});

describe('the packages of this version', () => {
  it('are there, but for those of other systems', () => {
    lock('node_modules/.package-lock.json', {
      'node_modules/ws': { version: '8.23.0' },
      'node_modules/@scope/thing': { version: '1.0.0' }
    });
    expect(whyNotInstalled(root)).toBeUndefined();
  });

  it('are not there after a pull without npm ci, and one is named', () => {
    lock('node_modules/.package-lock.json', { 'node_modules/ws': { version: '8.22.0' } });
    expect(missingPackages(root)).toEqual(['node_modules/ws', 'node_modules/@scope/thing']);
    expect(whyNotInstalled(root)).toBe(
      'The installed packages are not those of this version (ws and 1 more): run “npm ci” in this folder, then start again.'
    );
  });

  it('are not judged where another tool installed them', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'), { force: true });
    expect(missingPackages(root)).toEqual([]);
  });

  it('are there in this clone', () => {
    expect(missingPackages(ROOT)).toEqual([]);
  });
});
