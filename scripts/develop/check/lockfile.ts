import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';
import { resolveLocked } from './shipped-packages.ts';

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

export interface Lockfile {
  readonly packages: Record<string, LockedPackage>;
}

/** @throws when there is none */
export function readLockfile(): Lockfile {
  // npm's own file; its shape is known.
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
}

/**
 * Every optional dependency must have its entry, also those of other platforms: without them `npm ci` refuses to work
 * on newer versions of npm. Returns what is missing.
 */
export function checkLockfile({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map(
        (name) =>
          `package-lock.json has no entry for ${name}, an optional dependency of ${path || 'this project'}`
      )
  );
}

function isLocked(packages: Lockfile['packages'], from: string, name: string): boolean {
  const path = resolveLocked(packages, from, name);
  return path !== undefined && packages[path]?.version !== undefined;
}
