import { BuildError } from './build/build-error.ts';
import { bundleWorker } from './build/bundle.ts';
import { isBuildFresh } from './build/stamp.ts';
import { runBuild } from './build/steps.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { whyNotInstalled } from '#scripts/run/start/installed.js';
import { readVersion } from './build/version.ts';

const started = performance.now();
if (process.argv.includes('--if-stale') && isBuildFresh()) {
  console.log('The build is fresh.');
  process.exit(0);
}
if (process.argv.includes('worker')) {
  // The worker's image needs nothing else.
  await bundleWorker(await readVersion());
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  const why = whyNotInstalled(ROOT);
  if (why !== undefined) throw new BuildError('its packages', '', why);
  await runBuild((title, number, of) => {
    console.log(`${String(number)}/${String(of)} ${title}`);
  });
  console.log(
    `Built into build/ and build-worker/ in ${((performance.now() - started) / 1000).toFixed(1)} s.`
  );
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.output}\n\n${error.message}`);
  process.exitCode = 1;
}
