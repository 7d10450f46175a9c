import { availableParallelism } from 'node:os';

export interface Check {
  readonly name: string;
  /** Returns what is wrong; nothing when all is well. */
  run(): Promise<string[]>;
}

/**
 * Runs checks in order, as many at once as there are processors.
 *
 * @returns how many failed
 */
export async function runPool(
  checks: readonly Check[],
  onDone: (name: string, problems: readonly string[], seconds: number) => void
): Promise<number> {
  const waiting = [...checks];
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const problems = await check.run().catch((error: unknown) => [String(error)]);
      if (problems.length > 0) failed += 1;
      onDone(check.name, problems, (performance.now() - started) / 1000);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return failed;
}
