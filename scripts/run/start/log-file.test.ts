import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LogFile } from './log-file.ts';

const MEGABYTE = 1024 * 1024;

it('keeps a log and the one before, and never more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const log = new LogFile(folder, 'web');
  for (let i = 0; i < 20; i += 1) log.write('x'.repeat(MEGABYTE));
  log.close();
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['web.log', 'web.log.1']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(7 * MEGABYTE);
  rmSync(folder, { recursive: true });
});
