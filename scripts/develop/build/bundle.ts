import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, stop, type BuildOptions, type Plugin } from 'esbuild';
import { ROOT } from '#scripts/run/process/root.ts';
import { writeNotices } from './notices.ts';

/** Packages from the CommonJS world call `require`, which a module does not have. */
const REQUIRE = "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);";

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Readable stack traces without source maps.
  minify: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  banner: { js: REQUIRE },
  // Optional native helpers of ws: it works without.
  external: ['bufferutil', 'utf-8-validate', 'pino-pretty']
} satisfies BuildOptions;

/** What an operator runs, and what runs before a process: in both images. */
const operatorCommands = {
  migrate: 'scripts/operate/migrate.ts',
  doctor: 'scripts/operate/doctor.ts',
  owner: 'scripts/operate/owner.ts',
  'reset-password': 'scripts/operate/reset-password.ts'
};
/** What each of the two bundles is made from. */
const workerEntries = { worker: 'realtime/main.ts', ...operatorCommands };
const webEntries = {
  ...operatorCommands,
  seed: 'scripts/demo/seed.ts',
  server: 'scripts/run/serve/main.ts',
  'start/app': 'scripts/run/start/app/main.ts'
};
/** Native code cannot be bundled; the image has it beside the build, for the web app. */
const webExternal = [...shared.external, '@node-rs/argon2'];

const copyMigrations = (folder: string) => {
  cpSync(join(ROOT, 'drizzle/migrations'), join(folder, 'migrations'), { recursive: true });
};

/**
 * The worker as one file that needs no node_modules: `worker.js`, in this folder of the project or another.
 *
 * @param plugins of the bundler: tests take a limit out here on purpose, to see that they notice
 */
export async function bundleWorker(
  version: string,
  folder = 'build-worker',
  plugins: Plugin[] = []
): Promise<void> {
  const outdir = resolve(ROOT, folder);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...shared,
    plugins,
    entryPoints: workerEntries,
    outdir,
    define: { __VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' }
  });
  copyMigrations(outdir);
  writeNotices(outdir);
}

/** Ends the helper process of the bundler. */
export const stopBundler = stop;

/** What runs around the web app: its server in the image, migrations, and the process of `npm start`. */
export async function bundleScripts(version: string): Promise<void> {
  await build({
    ...shared,
    external: webExternal,
    entryPoints: webEntries,
    outdir: 'build',
    define: { __VERSION__: JSON.stringify(version) }
  });
  copyMigrations(join(ROOT, 'build'));
  writeNotices(join(ROOT, 'build'));
}

/** Our own source files in both bundles, relative to the project. */
export async function listBundled(): Promise<string[]> {
  const { metafile } = await build({
    ...shared,
    external: webExternal,
    entryPoints: { ...webEntries, ...workerEntries },
    outdir: 'build',
    write: false,
    metafile: true
  });
  return Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/'));
}
