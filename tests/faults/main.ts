import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import type { Mutation } from './mutant-worker.ts';
import { allKinds, runSuite } from './suite.ts';
import { isClean } from './tally.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    lanes: { type: 'string', default: '3' },
    workers: { type: 'string', default: '3' },
    away: { type: 'string', default: '5' },
    asleep: { type: 'string', default: '3' },
    players: { type: 'string' },
    sheets: { type: 'boolean' },
    mutate: { type: 'string' }
  }
});

/** The kind of fault that brings each mutation to light. */
const TELLING: Readonly<Record<Mutation, string>> = {
  ackBeforeCommit: 'workerKill',
  noFencing: 'pausedWorker'
};

function usage(message: string): never {
  process.stderr.write(`${message}\nKinds: ${allKinds.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

function count(name: 'rounds' | 'lanes' | 'workers' | 'away' | 'asleep' | 'players'): number {
  const number = Number(values[name]);
  return Number.isInteger(number) && number > 0 ? number : usage(`--${name} takes a whole number above 0`);
}

function readMutation(): Mutation | undefined {
  const { mutate } = values;
  if (mutate === undefined || mutate === 'ackBeforeCommit' || mutate === 'noFencing') return mutate;
  return usage('--mutate takes ackBeforeCommit or noFencing');
}

const mutation = readMutation();
const workers = count('workers');
const wanted = (values.only ?? (mutation && TELLING[mutation]))?.split(',');
const unknown = wanted?.find((name) => !allKinds.some((kind) => kind.name === name));
if (unknown !== undefined) usage(`there is no kind ${unknown}`);
const kinds = allKinds.filter(
  (kind) => (wanted?.includes(kind.name) ?? true) && (workers > 1 || !kind.several)
);
const { seed } = values;
const evidence = join(tmpdir(), `partyquiz-faults-${seed}`);
const say = (text: string) => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void endOwnedGroups().finally(() => process.exit(130));
  });

process.stderr.write(`seed ${seed}\n`);
const results = await runSuite({
  seed,
  kinds,
  workers,
  evidence,
  mutation,
  rounds: count('rounds'),
  lanes: count('lanes'),
  awayMs: count('away') * 1_000,
  asleepMs: count('asleep') * 1_000,
  sheets: values.sheets ? true : undefined,
  players: values.players === undefined ? undefined : count('players'),
  onRound: ({ name, failures }) => {
    say(failures.length === 0 ? `${name} ok` : [`${name} FAILED`, ...failures].join('\n  '));
  },
  onKind: (result) => process.stdout.write(`${JSON.stringify(result)}\n`)
});
if (!results.every(isClean)) {
  process.stderr.write(`Not as promised. Logs of the workers: ${evidence}\n`);
  process.exit(1);
}
process.exit(0);
