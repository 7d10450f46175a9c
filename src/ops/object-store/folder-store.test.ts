import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeObjectStore, pieces } from './object-store.contract.ts';
import { FolderStore } from './folder-store.ts';

const root = mkdtempSync(join(tmpdir(), 'partyquiz-store-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
let folders = 0;
const newFolder = () => join(root, `store-${String(++folders)}`);

describeObjectStore('a folder', async () => ({
  store: new FolderStore(newFolder()),
  close: async () => undefined
}));

describe('a store in a folder', () => {
  it('is for its owner only', async () => {
    const folder = newFolder();
    await new FolderStore(folder).put('one/a.txt', pieces('a'));
    const modes = await Promise.all(['', 'one', 'one/a.txt'].map((path) => stat(join(folder, path))));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600']);
  });

  it('loses an empty folder with the last file in it', async () => {
    const folder = newFolder();
    const store = new FolderStore(folder);
    await store.put('one/a.txt', pieces('a'));
    await store.delete('one/a.txt');
    expect(await readdir(folder)).toEqual(['.incoming']);
  });

  it('loses what a killed process left a day ago, and nothing younger', async () => {
    const folder = newFolder();
    const store = new FolderStore(folder);
    await store.put('one/a.txt', pieces('a'));
    const [old, young] = ['old', 'young'].map((name) => join(folder, '.incoming', name));
    await writeFile(old ?? '', 'half of it');
    await writeFile(young ?? '', 'half of it');
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await utimes(old ?? '', twoDaysAgo, twoDaysAgo);
    await store.put('one/a.txt', pieces('a'));
    expect(await readdir(join(folder, '.incoming'))).toEqual(['young']);
  });

  it('that cannot be one says so', async () => {
    const file = join(root, 'a-file');
    await writeFile(file, '');
    await expect(new FolderStore(join(file, 'x')).put('one/a.txt', pieces('a'))).rejects.toMatchObject({
      problem: 'unusable'
    });
  });

  it.runIf(existsSync('/proc/self'))('that can never be one ends, too', async () => {
    await expect(
      new FolderStore('/proc/partyquiz/backups').put('one/a.txt', pieces('a'))
    ).rejects.toMatchObject({
      problem: 'unusable'
    });
  });
});
