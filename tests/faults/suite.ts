import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRedisServer } from '#scripts/develop/test/redis-server.ts';
import type { FaultKind, Settings } from './fault-kind.ts';
import { linkKinds } from './kind-links.ts';
import { processKinds } from './kind-processes.ts';
import { storeKinds } from './kind-stores.ts';
import { playRound } from './round.ts';
import { Stack } from './stack.ts';
import { tally, type JudgedRound, type KindResult } from './tally.ts';
import { ensureBuild } from '../support/web-process.ts';

export const allKinds: readonly FaultKind[] = [...processKinds, ...storeKinds, ...linkKinds];

export interface SuiteOptions extends Settings {
  readonly seed: string;
  readonly kinds: readonly FaultKind[];
  readonly rounds: number;
  /** Stacks side by side. */
  readonly lanes: number;
  readonly workers: number;
  /** Where the logs of the workers of a failed round go. */
  readonly evidence: string;
  readonly onRound?: (round: JudgedRound) => void;
  readonly onKind?: (result: KindResult) => void;
}

/** Plays all rounds of all kinds, one kind after the other, the rounds of a kind spread over the lanes. */
export async function runSuite(options: SuiteOptions): Promise<KindResult[]> {
  const { kinds, rounds, lanes, workers, mutation } = options;
  const redisProgram = await findRedisServer();
  if (kinds.some((kind) => kind.needs.web)) await ensureBuild();
  const count = Math.min(lanes, rounds);
  const started = await Promise.allSettled(
    Array.from({ length: count }, () => Stack.start({ redisProgram, workers, mutation }))
  );
  const stacks = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  try {
    for (const result of started) if (result.status === 'rejected') throw result.reason;
    const results: KindResult[] = [];
    for (const kind of kinds) {
      const result = await playKind(stacks, kind, options);
      results.push(result);
      options.onKind?.(result);
    }
    return results;
  } finally {
    await Promise.all(stacks.map((stack) => stack.stop()));
  }
}

async function playKind(
  stacks: readonly Stack[],
  kind: FaultKind,
  options: SuiteOptions
): Promise<KindResult> {
  const judged: JudgedRound[] = [];
  const numbers = Array.from({ length: options.rounds }, (_, index) => index).values();
  const lane = async (stack: Stack) => {
    await stack.prepare(kind.needs);
    for (const number of numbers) {
      const name = `${options.seed}/${kind.name}/${String(number)}`;
      for (const slot of stack.slots) slot.log.length = 0;
      const round = { name, ...(await playRound(stack, kind, options, name)) };
      if (round.failures.length > 0) keepLogs(stack, options.evidence, round);
      judged.push(round);
      options.onRound?.(round);
    }
  };
  await Promise.all(stacks.map(lane));
  return tally(kind.name, options.seed, judged);
}

/** What the workers said around a failed round. */
function keepLogs(stack: Stack, folder: string, round: JudgedRound): void {
  mkdirSync(folder, { recursive: true });
  const timeOf = (line: string) => /"time":"([^"]+)"/.exec(line)?.[1] ?? '';
  const lines = stack.slots
    .flatMap((slot) => slot.log.map((line) => `${slot.name} ${line}`))
    .sort((a, b) => timeOf(a).localeCompare(timeOf(b)));
  const text = [...round.failures, '', ...lines, ''].join('\n');
  writeFileSync(join(folder, `${round.name.replaceAll('/', '-')}.log`), text);
}
