import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildError } from '../build/build-error.ts';
import { isBuildFresh } from '../build/stamp.ts';
import { runBuild } from '../build/steps.ts';
import { startLocalPostgres } from '#scripts/run/local-postgres/start.ts';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import { findCaddy } from './caddy.ts';
import { findChromium } from './chromium.ts';
import { add, type Counts } from './counts.ts';
import { killLeftovers, RUN_MARK } from './leftovers.ts';
import { MissingTool } from './missing-tool.ts';
import { findNginx } from './nginx.ts';
import { findPgTools } from './pg-tools.ts';
import { findRedisServer } from './redis-server.ts';
import { runSuite, SUITES, type Suite } from './suites.ts';

const run = randomUUID();
process.env[RUN_MARK] = run;
const folder = mkdtempSync(join(tmpdir(), 'partyquiz-tests-'));
// As root the database runs under another account, which must be able to pass through.
chmodSync(folder, 0o711);
const cleanups: (() => Promise<void> | void)[] = [];

async function main(suites: readonly Suite[]): Promise<Counts> {
  const env: Record<string, string> = {};
  if (suites.includes('e2e')) env.CHROMIUM_PATH = await findChromium();
  if (suites.includes('integration')) {
    env.REDIS_SERVER_PATH = await findRedisServer();
    env.PG_TOOLS_PATH = await findPgTools();
    env.CADDY_PATH = await findCaddy();
    env.NGINX_PATH = await findNginx();
    env.TEST_DATABASE_URL = process.env.TEST_DATABASE_URL ?? (await startDatabase());
  }
  if (isBuildFresh()) console.log('The build is fresh.');
  else {
    await runBuild((title, number, of) => {
      console.log(`Building ${String(number)}/${String(of)}: ${title} …`);
    });
  }
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    console.log(`\n── ${suite} ──`);
    total = add(total, await runSuite(suite, folder, env));
  }
  return total;
}

/** Nothing of it outlives the run, so it need not wait for the disk. */
async function startDatabase(): Promise<string> {
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startLocalPostgres({ dataDir: join(folder, 'postgres'), settings });
  cleanups.push(() => server.stop());
  return server.adminUrl;
}

function chooseSuites(args: readonly string[]): readonly Suite[] {
  const [flag, name, ...rest] = args;
  if (flag === undefined) return SUITES;
  const suite = SUITES.find((known) => known === name);
  if (flag !== '--only' || !suite || rest.length > 0) {
    console.error(`Usage: npm test [-- --only ${SUITES.join('|')}]`);
    process.exit(2);
  }
  return [suite];
}

let cleaning: Promise<void> | undefined;
function cleanUp(): Promise<void> {
  return (cleaning ??= (async () => {
    await endOwnedGroups();
    for (const cleanup of cleanups.reverse()) await cleanup();
    for (const commandLine of killLeftovers(run)) console.error(`left behind, now killed: ${commandLine}`);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  })());
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    console.error('\nInterrupted, cleaning up …');
    void cleanUp().finally(() => process.exit(130));
  });
}

let total: Counts;
try {
  total = await main(chooseSuites(process.argv.slice(2)));
} catch (error) {
  if (error instanceof BuildError) console.error(`${error.output}\n\n${error.message}`);
  else console.error(error instanceof MissingTool ? error.message : error);
  total = { passed: 0, failed: 1, skipped: 0 };
}
await cleanUp();
if (total.skipped > 0) console.log(`\n!! ${String(total.skipped)} skipped`);
console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
