import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import { allKinds } from './kinds.ts';
import { allLimits } from './limits.ts';
import { runSuite } from './suite.ts';
import { PROMISED } from './verdict.ts';

const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).join(', ');

function usage(message: string): never {
  process.stderr.write(`${message}\nKinds: ${names(allKinds)}\nLimits: ${names(allLimits)}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        seconds: { type: 'string' },
        attackers: { type: 'string' },
        seed: { type: 'string', default: randomBytes(4).toString('hex') },
        mutate: { type: 'string' }
      }
    }).values;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

const values = readArguments();

function count(name: 'seconds' | 'attackers'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : usage(`--${name} takes a whole number above 0`);
}

const without = allLimits.find(({ name }) => name === values.mutate);
if (values.mutate !== undefined && !without) usage(`there is no limit ${values.mutate}`);
const wanted = (values.only ?? without?.kind)?.split(',');
const unknown = wanted?.find((name) => !allKinds.some((kind) => kind.name === name));
if (unknown !== undefined) usage(`there is no kind ${unknown}`);
const [seconds, attackers] = [count('seconds'), count('attackers')];
const { seed } = values;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void endOwnedGroups().finally(() => process.exit(130));
  });

process.stderr.write(`seed ${seed}\n`);
try {
  const results = await runSuite({
    seed,
    seconds,
    attackers,
    without,
    kinds: allKinds.filter(({ name }) => wanted?.includes(name) ?? true),
    isShort: false,
    bounds: PROMISED,
    onResult: (result) => {
      process.stdout.write(`${JSON.stringify(result)}\n`);
      if (values.json) return;
      const { kind, ok, failures } = result;
      process.stderr.write(`${ok ? `${kind} ok` : [`${kind} FAILED`, ...failures].join('\n  ')}\n`);
    }
  });
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
} catch (error) {
  // An attack that could not be made says nothing about the limits.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await endOwnedGroups();
  process.exit(2);
}
