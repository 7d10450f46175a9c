import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { completeNativeFolder, findBinaries } from './binaries.ts';
import { inspectProcess, inspectThroughPs } from './process-info.ts';
import { temporaryFolder, testWhere } from './test-support.ts';

test('finds the programs and the version of this platform', () => {
  const binaries = findBinaries();
  expect(binaries.major).toBe('16');
  expect(spawnSync(binaries.initdb, ['--version'], { encoding: 'utf8' }).stdout).toContain('PostgreSQL) 16.');
});

test('says what to do where PostgreSQL is not available', () => {
  expect(() => findBinaries('sunos', 'sparc')).toThrow(
    expect.objectContaining({
      code: 'unsupported_platform',
      message: expect.stringContaining('DATABASE_URL') as string
    })
  );
});

test('recreates missing and broken library links and executable bits, also twice', () => {
  const root = temporaryFolder();
  cpSync(findBinaries().native, join(root, 'native'), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { target } of links) rmSync(join(root, target), { force: true });
  const [first] = links;
  if (first) symlinkSync('/nowhere', join(root, first.target));
  const initdb = join(root, 'native', 'bin', 'initdb');
  const postgres = join(root, 'native', 'bin', 'postgres');
  chmodSync(initdb, 0o644);

  completeNativeFolder(root, [initdb]);
  completeNativeFolder(root, [initdb]);

  expect(links.length).toBeGreaterThan(0);
  for (const { source, target } of links) {
    expect(join(dirname(target), readlinkSync(join(root, target)))).toBe(join(source));
  }
  expect(spawnSync(initdb, ['--version']).status).toBe(0);
  expect(spawnSync(postgres, ['--version']).status).toBe(0);
});

test('a package that cannot be completed is explained', () => {
  const root = temporaryFolder();
  expect(() => completeNativeFolder(root, [join(root, 'native', 'bin', 'postgres')])).toThrow(
    expect.objectContaining({ code: 'start_failed', message: expect.stringContaining('npm') as string })
  );
});

testWhere(spawnSync('ps', ['-p', '1']).status === 0)('ps tells the same of a process as /proc', () => {
  expect(inspectThroughPs(process.pid)?.commandLine?.trimEnd()).toBe(
    inspectProcess(process.pid)?.commandLine?.trimEnd()
  );
  expect(inspectThroughPs(process.pid)?.startedAt).toMatch(/\d{4}$/);
  expect(inspectThroughPs(2 ** 22 + 1)).toBeNull();
});
