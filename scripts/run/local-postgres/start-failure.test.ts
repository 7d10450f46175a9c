import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { DataFolder } from './data-folder.ts';
import { readStartFailure } from './start-failure.ts';

const root = mkdtempSync(join(tmpdir(), 'partyquiz-log-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
const failureOf = (log: string) => {
  const path = join(root, 'postgres.log');
  writeFileSync(path, log);
  // Nothing else of the folder is looked at.
  return readStartFailure({ log: path } as DataFolder, 0);
};

test('[OPS-28] a full disk is told, and not taken for damage', () => {
  for (const log of [
    'PANIC:  could not write to file "pg_wal/xlogtemp.42": No space left on device\n',
    'LOG:  could not write file: No space left on device\nFATAL:  checkpoint request failed\n',
    'ERROR:  could not write block 28: wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.\nFATAL:  checkpoint request failed\n'
  ])
    expect(failureOf(log)).toEqual({ reason: 'disk_full' });
});

test('damage is still damage', () => {
  expect(failureOf('PANIC:  could not locate a valid checkpoint record\n')).toMatchObject({
    reason: 'damaged'
  });
});
