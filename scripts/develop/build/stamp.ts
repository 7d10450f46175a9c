import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';

const STAMP = join(ROOT, 'build/stamp.json');

/** Everything a build depends on. */
export const INPUTS: readonly string[] = [
  'src',
  'realtime',
  'drizzle',
  'messages',
  'static',
  'project.inlang/settings.json',
  'scripts/develop/build',
  'scripts/run/start',
  'scripts/run/serve',
  'scripts/operate/database',
  'scripts/operate/migrate.ts',
  'scripts/operate/doctor',
  'scripts/operate/doctor.ts',
  'scripts/demo/seed',
  'scripts/demo/seed.ts',
  'scripts/demo',
  'scripts/operate/owner.ts',
  'scripts/operate/reset-password.ts',
  'scripts/operate/import',
  'scripts/run/process',
  'scripts/develop/check/lockfile.ts',
  'scripts/develop/check/shipped-packages.ts',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'paraglide.config.ts',
  'svelte.config.js',
  'svelte.css-hash.js',
  'tsconfig.json',
  'vite.config.ts',
  'vite.island.config.ts',
  'vite.late-styles.ts',
  'vite.styleguide-page.ts',
  'vite.minify-together.ts',
  'vite.inline-messages.ts',
  'vite.flat-state.ts',
  'vite.private-names.ts',
  'vite.thread-source.ts'
];
/** Made by the build itself, or no part of it. */
const LEFT_OUT = new Set(['src/lib/paraglide', 'static/_app', 'src/styleguide']);
/** Without these a build is not whole, whatever the stamp says. */
const PROOFS = ['build/handler.js', 'build/migrate.js', 'build/server.js', 'build/start/app.js', 'build/THIRD_PARTY_NOTICES.txt', 'build-worker/worker.js', 'build-worker/THIRD_PARTY_NOTICES.txt'];

/** Hash over names and contents of all inputs: times of a clone or a copy do not matter. */
export function hashInputs(): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) addToHash(hash, input);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(ROOT, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    if (LEFT_OUT.has(path)) return;
    for (const name of readdirSync(full).sort()) addToHash(hash, `${path}/${name}`);
  } else if (stats && !/\.(test|fixture|contract)\.ts$/.test(path)) {
    hash.update(`${path}\0${String(stats.size)}\0`).update(readFileSync(full));
  }
}

/** Whether the last build is whole and was made from what lies here now. */
export function isBuildFresh(): boolean {
  if (PROOFS.some((path) => !existsSync(join(ROOT, path)))) return false;
  try {
    const stamp: unknown = JSON.parse(readFileSync(STAMP, 'utf8'));
    return typeof stamp === 'object' && stamp !== null && 'inputs' in stamp && stamp.inputs === hashInputs();
  } catch {
    return false; // no stamp, or a torn one: build again
  }
}

/** To be called before a build starts, so that an interrupted one never passes for a whole one. */
export function removeStamp(): void {
  rmSync(STAMP, { force: true });
}

/** @param inputs the hash from before the build: a file changed meanwhile makes the build stale */
export function writeStamp(inputs: string): void {
  writeFileSync(STAMP, `${JSON.stringify({ inputs })}\n`);
}
