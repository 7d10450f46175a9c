// Plain JavaScript that an old Node can read: what it looks at is what everything modern comes from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names packages that package-lock.json asks for and node_modules does not have, or has in another version, as after a
 * “git pull” without “npm ci”.
 *
 * @param {string} root folder of the project
 * @returns {string[]} empty also where another tool than npm installed them
 */
export function missingPackages(root) {
  let wanted;
  let present;
  try {
    wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
  } catch {
    return [];
  }
  return Object.keys(wanted).filter((path) => {
    if (path === '') return false;
    const there = present[path];
    // Those for other systems are not installed.
    if (there === undefined) return wanted[path].optional !== true && wanted[path].devOptional !== true;
    return there.version !== wanted[path].version;
  });
}

/**
 * @param {string} root
 * @returns {string | undefined} a sentence
 */
export function whyNotInstalled(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return undefined;
  const name = String(missing[0]).replace(/^.*node_modules\//, '');
  const others = missing.length > 1 ? ' and ' + String(missing.length - 1) + ' more' : '';
  return (
    'The installed packages are not those of this version (' +
    name +
    others +
    '): run “npm ci” in this folder, then start again.'
  );
}
