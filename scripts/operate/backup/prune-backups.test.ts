import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { backupName } from './backup-name.ts';
import { findBackup, listBackups } from './list-backups.ts';
import { pruneBackups } from './prune-backups.ts';
import { pieces } from '#ops/object-store/object-store.contract.ts';
import { FolderStore } from '#ops/object-store/folder-store.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const keep = { daily: 2, weekly: 0, monthly: 0 };

describe('the backups of a store', () => {
  let store: FolderStore;
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'partyquiz-prune-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    store = new FolderStore(folder);
  });
  const add = async (hoursAgo: number, { complete = true } = {}) => {
    const name = backupName(new Date(NOW.getTime() - hoursAgo * 3_600_000));
    await store.put(`${name}/database.dump`, pieces('dump'));
    if (complete) await store.put(`${name}/manifest.json`, pieces('{}'));
    return name;
  };
  const names = async () => (await listBackups(store)).map(({ name }) => name);

  it('that are not kept are deleted whole', async () => {
    const [today, yesterday, before] = [await add(1), await add(25), await add(49)];
    expect(await pruneBackups(store, keep, NOW)).toEqual([before]);
    expect(await names()).toEqual([today, yesterday]);
  });

  it('that were made by hand to stay are never deleted, and take no place of the others', async () => {
    const [kept, early, late, older] = [await add(3), await add(2), await add(1), await add(800)];
    for (const name of [kept, older]) await store.put(`${name}/keep`, pieces(''));
    expect(await pruneBackups(store, { daily: 1, weekly: 0, monthly: 0 }, NOW)).toEqual([early]);
    expect(await names()).toEqual([late, kept, older]);
  });

  it('that were interrupted are deleted after a day, and count for nothing', async () => {
    const [making, complete, interrupted, older] = [
      ...[
        await add(0.1, { complete: false }),
        await add(2),
        await add(30, { complete: false }),
        await add(50)
      ]
    ];
    expect(await pruneBackups(store, keep, NOW)).toEqual([interrupted]);
    expect(await names()).toEqual([making, complete, older]);
    expect((await findBackup(store, 'latest')).name).toBe(complete);
    await expect(findBackup(store, making ?? '')).rejects.toThrow('incomplete');
  });

  it('are the only thing that is deleted', async () => {
    await add(1);
    await store.put('notes.txt', pieces('mine'));
    await store.put('photos/party.jpg', pieces('mine too'));
    await pruneBackups(store, { daily: 0, weekly: 0, monthly: 0 }, NOW);
    expect(await store.list()).toHaveLength(4);
  });

  it('lose the manifest first, so that half of one never looks whole', async () => {
    const [, old] = [await add(1), await add(49)];
    store.delete = async (key) => {
      await FolderStore.prototype.delete.call(store, key);
      throw new Error('cut off');
    };
    await expect(pruneBackups(store, { ...keep, daily: 1 }, NOW)).rejects.toThrow('cut off');
    expect((await listBackups(store)).find(({ name }) => name === old)?.isComplete).toBe(false);
  });

  it('are named when another is asked for', async () => {
    await expect(findBackup(store, 'latest')).rejects.toThrow('There is no backup');
    const name = await add(1);
    await expect(findBackup(store, 'partyquiz-20200101T000000Z')).rejects.toThrow(name);
  });
});
