import { Lab } from './lab.ts';
import { requireFiles } from './machine.ts';
import { readOptions } from './options.ts';
import { brokenPromises, linesOf, resultOf } from './report.ts';
import { arrival } from './scenarios/arrival.ts';
import { fullRoom } from './scenarios/full-room.ts';
import { question } from './scenarios/question.ts';
import { relay } from './scenarios/relay.ts';
import type { Outcomes } from './scenarios/scenario.ts';

const GROUPS = [arrival, fullRoom, question, relay];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  requireFiles(options.players);
  const say = (text: string) => {
    if (!options.json) process.stdout.write(`${text}\n`);
  };
  const started = performance.now();
  const lab = await Lab.open({ ...options, say });
  try {
    const { sentence } = lab.placement;
    say(`${sentence}; Node.js ${process.version}; PostgreSQL with fsync`);
    say(`${String(options.players)} players, ${String(options.rounds)} rounds`);
    const outcomes: Outcomes = {};
    for (const group of GROUPS)
      if (group.names.some((name) => options.wanted.has(name)))
        Object.assign(outcomes, await group.run(lab, options.wanted));
    for (const line of linesOf(outcomes)) say(line);
    for (const line of lab.profiler?.report() ?? []) say(line);
    const broken = brokenPromises(outcomes);
    for (const line of broken) process.stderr.write(`broken: ${line}\n`);
    if (broken.length > 0) process.exitCode = 1;
    const seconds = Math.round((performance.now() - started) / 1_000);
    say(`took ${String(seconds)} s`);
    const about = { machine: sentence, node: process.version, rounds: options.rounds, seconds };
    process.stdout.write(`${JSON.stringify({ about, ...resultOf(outcomes) })}\n`);
  } finally {
    await lab.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
