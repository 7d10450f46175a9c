import { parseArgs } from 'node:util';
import { scenarioNames, type ScenarioName } from './scenarios/scenario.ts';
import type { ProfileKind } from './worker-probe.ts';

export interface BenchOptions {
  readonly json: boolean;
  /** Measures `npm start` as a whole, and nothing else. */
  readonly onePort: boolean;
  readonly players: number;
  readonly rounds: number;
  readonly wanted: ReadonlySet<ScenarioName>;
  readonly profile: ProfileKind | undefined;
}

const isName = (name: string): name is ScenarioName => scenarioNames.some((known) => known === name);

/** @throws with a sentence about what cannot be understood */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      players: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      profile: { type: 'string' },
      'one-port': { type: 'boolean', default: false },
      allocations: { type: 'boolean', default: false }
    }
  });
  const positive = (name: string, text: string) => {
    if (!/^[1-9]\d*$/.test(text))
      throw new Error(`--${name} needs a whole number above zero, not “${text}”.`);
    return Number(text);
  };
  const names = (values.profile ?? values.only)?.split(',') ?? scenarioNames;
  const unknown = names.filter((name) => !isName(name));
  if (unknown.length > 0)
    throw new Error(`There is no scenario “${unknown.join(', ')}”; there are ${scenarioNames.join(', ')}.`);
  return {
    json: values.json,
    onePort: values['one-port'],
    players: positive('players', values.players ?? (values['one-port'] ? '3000' : '10000')),
    rounds: positive('rounds', values.rounds),
    wanted: new Set(names.filter(isName)),
    profile: values.profile === undefined ? undefined : values.allocations ? 'allocations' : 'cpu'
  };
}
