import startPostgres from '../support/postgres-setup.ts';
import { ensureBuild } from '../support/web-process.ts';
import type { AttackKind } from './attack-kind.ts';
import type { Limit } from './limits.ts';
import { BUILT, buildMutant, type Mutant } from './mutant.ts';
import { playAttack, type Settings } from './round.ts';
import type { AttackResult } from './verdict.ts';

export interface SuiteOptions extends Settings {
  readonly kinds: readonly AttackKind[];
  /** Taken out on purpose. */
  readonly without?: Limit | undefined;
  readonly onResult?: (result: AttackResult) => void;
}

/** Plays one attack after the other, each against an installation of its own. */
export async function runSuite(options: SuiteOptions): Promise<AttackResult[]> {
  await ensureBuild();
  const stopPostgres = await startPostgres();
  let mutant: Mutant | undefined;
  try {
    if (options.without) mutant = await buildMutant(options.without);
    const results: AttackResult[] = [];
    for (const kind of options.kinds) {
      const result = await playAttack(kind, options, mutant?.programs ?? BUILT);
      results.push(result);
      options.onResult?.(result);
    }
    return results;
  } finally {
    mutant?.remove();
    await stopPostgres?.();
  }
}
