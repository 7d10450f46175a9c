import { describe, expect, it } from 'vitest';
import { judgeDisk, readDisk } from './disk.ts';

const GB = 1_000_000_000;

describe('[OPS-24] the disk', () => {
  it.each([
    [20, 3, 'ok'],
    [20, 1.9, 'low'],
    [20, 0.5, 'full'],
    [4, 0.9, 'low'],
    [4, 0.19, 'full'],
    // A tenth of a large disk is plenty.
    [2_000, 50, 'ok'],
    [2_000, 19, 'low'],
    [2_000, 4.9, 'full']
  ])('of %d GB with %d GB left is %s', (total, free, level) => {
    expect(judgeDisk({ totalBytes: total * GB, freeBytes: free * GB })).toBe(level);
  });

  it('is read where a folder is, and says nothing where none is', async () => {
    const disk = await readDisk('.');
    expect(disk?.freeBytes).toBeLessThanOrEqual(disk?.totalBytes ?? 0);
    expect(disk?.totalBytes).toBeGreaterThan(0);
    expect(await readDisk('/no/such/folder')).toBeUndefined();
  });
});
