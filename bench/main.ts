import { Lab } from './lab.ts';
import { describeMachine, requireFiles } from './machine.ts';
import { onePort } from './one-port.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { brokenPromises, linesOf, resultOf } from './report.ts';
import { arrival } from './scenarios/arrival.ts';
import { fullRoom } from './scenarios/full-room.ts';
import { question } from './scenarios/question.ts';
import { relay } from './scenarios/relay.ts';
import { sheet } from './scenarios/sheet.ts';
import type { Outcomes } from './scenarios/scenario.ts';

const GROUPS = [arrival, fullRoom, question, relay, sheet];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  requireFiles(options.players);
  const say = (text: string) => {
    if (!options.json) process.stdout.write(`${text}\n`);
  };
  const started = performance.now();
  const { sentence, outcomes, more } = options.onePort
    ? await measureOnePort(options, say)
    : await measureInLab(options, say);
  for (const line of [...linesOf(outcomes), ...more]) say(line);
  const broken = brokenPromises(outcomes);
  for (const line of broken) process.stderr.write(`broken: ${line}\n`);
  if (broken.length > 0) process.exitCode = 1;
  const seconds = Math.round((performance.now() - started) / 1_000);
  say(`took ${String(seconds)} s`);
  const about = { machine: sentence, node: process.version, rounds: options.rounds, seconds };
  process.stdout.write(`${JSON.stringify({ about, ...resultOf(outcomes) })}\n`);
}

interface Measured {
  /** Where, in a sentence. */
  readonly sentence: string;
  readonly outcomes: Outcomes;
  readonly more: readonly string[];
}
type Say = (text: string) => void;

async function measureInLab(options: BenchOptions, say: Say): Promise<Measured> {
  const lab = await Lab.open({ ...options, say });
  try {
    const { sentence } = lab.placement;
    say(`${sentence}; Node.js ${process.version}; PostgreSQL with fsync`);
    say(`${String(options.players)} players, ${String(options.rounds)} rounds`);
    const outcomes: Outcomes = {};
    for (const group of GROUPS)
      if (group.names.some((name) => options.wanted.has(name)))
        Object.assign(outcomes, await group.run(lab, options.wanted));
    return { sentence, outcomes, more: lab.profiler?.report() ?? [] };
  } finally {
    await lab.close();
  }
}

async function measureOnePort({ players, rounds }: BenchOptions, say: Say): Promise<Measured> {
  const sentence = `${describeMachine()}; npm start and load share the cores`;
  say(`${sentence}; Node.js ${process.version}`);
  return { sentence, outcomes: await onePort(players, rounds, say), more: [] };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
