import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';
import { runNode } from '#scripts/run/process/run-command.ts';
import { BuildError } from './build-error.ts';
import { bundleScripts, bundleWorker, stopBundler } from './bundle.ts';
import { hashInputs, removeStamp, writeStamp } from './stamp.ts';
import { readVersion } from './version.ts';
import { whyBuildFailed } from './why-build-failed.ts';

export interface BuildStep {
  readonly title: string;
  run(version: string): Promise<void>;
}

/** In order: the web app's build copies the island and empties `build/`. */
const STEPS: readonly BuildStep[] = [
  { title: 'player screen', run: buildIslands },
  {
    title: 'web app',
    run: (version) => vite('web app', 'vite.config.ts', { PARTYQUIZ_VERSION: version })
  },
  {
    title: 'worker',
    run: async (version) => {
      await bundleWorker(version);
      await bundleScripts(version);
      await stopBundler();
    }
  }
];

/**
 * Builds everything that production and `npm start` run, into `build/` and `build-worker/`.
 *
 * @throws BuildError with the output of the tool that failed
 */
export async function runBuild(
  onStep: (title: string, number: number, of: number) => void
): Promise<void> {
  try {
    removeStamp();
  } catch (error) {
    throw new BuildError('its first step', '', whyBuildFailed({ code: null, signal: null, output: String(error) }));
  }
  const inputs = hashInputs();
  const version = await readVersion();
  for (const [index, step] of STEPS.entries()) {
    onStep(step.title, index + 1, STEPS.length);
    try {
      await step.run(version);
    } catch (error) {
      if (error instanceof BuildError) throw error;
      const output = error instanceof Error ? error.message : String(error);
      throw new BuildError(step.title, output, whyBuildFailed({ code: null, signal: null, output }));
    }
  }
  writeStamp(inputs);
}

/** Writes .svelte-kit/tsconfig.json, which ours extends: in a fresh clone no tool works without it. */
export async function syncTypes(): Promise<void> {
  const result = await runNode('node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
  if (!result.ok) throw new BuildError('svelte-kit sync', result.output, whyBuildFailed(result));
}

/** One after the other: each compiles the messages first, into the same folder. */
async function buildIslands(): Promise<void> {
  await syncTypes();
  rmSync(join(ROOT, 'static/_app/immutable/player'), { recursive: true, force: true });
  for (const locale of readLocales()) {
    await vite(`player screen (${locale})`, 'vite.island.config.ts', { ISLAND_LOCALE: locale });
  }
}

function readLocales(): string[] {
  // Our own file; its shape is known.
  const text = readFileSync(join(ROOT, 'project.inlang/settings.json'), 'utf8');
  return (JSON.parse(text) as { locales: string[] }).locales;
}

/** In a process of its own: vite and its plugins think in terms of the current folder and keep a lot of memory. */
async function vite(title: string, config: string, env: Record<string, string>): Promise<void> {
  const result = await runNode('scripts/develop/build/run-vite.js', [config], {
    env: { NODE_ENV: 'production', ...env }
  });
  if (!result.ok) throw new BuildError(title, result.output, whyBuildFailed(result));
}
