import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import { MissingTool } from '#scripts/develop/test/missing-tool.ts';
import { LAYOUTS } from './places.ts';
import { runRolling } from './rolling.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    players: { type: 'string', default: '40' },
    rps: { type: 'string', default: '50' },
    layout: { type: 'string', default: 'spare' },
    strict: { type: 'boolean', default: false },
    mutate: { type: 'string' }
  }
});
/** As the images have it. */
const DRAIN_SECONDS = { web: 5, worker: 3 };
/** As in `deploy/Caddyfile`. */
const HEALTH_INTERVAL_MS = 1_000;
const TRY_MS = 5_000;

function usage(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function count(name: 'rounds' | 'players' | 'rps'): number {
  const number = Number(values[name]);
  return Number.isInteger(number) && number > 0 ? number : usage(`--${name} takes a whole number above 0`);
}

const { mutate, seed } = values;
const layout = LAYOUTS.find((known) => known === values.layout) ?? usage('--layout takes spare or pair');
if (mutate !== undefined && mutate !== 'noDrain') usage('--mutate takes noDrain');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void endOwnedGroups().finally(() => process.exit(130));
  });

const evidence = join(tmpdir(), `partyquiz-rolling-${seed}.log`);
try {
  const result = await runRolling({
    rounds: count('rounds'),
    seed,
    layout,
    evidence,
    players: count('players'),
    rps: count('rps'),
    healthIntervalMs: HEALTH_INTERVAL_MS,
    // What is broken on purpose must not be mended by a second try.
    tryMs: values.strict || mutate !== undefined ? 0 : TRY_MS,
    drainSeconds: mutate === 'noDrain' ? { web: 0, worker: 0 } : DRAIN_SECONDS,
    onRound: (text) => process.stderr.write(`${text}\n`)
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (result.failures.length === 0) process.exit(0);
  process.stderr.write(`Not as promised. Log of the proxy: ${evidence}\n`);
  process.exit(1);
} catch (error) {
  process.stderr.write(`${error instanceof MissingTool ? error.message : String(error)}\n`);
  await endOwnedGroups();
  process.exit(1);
}
