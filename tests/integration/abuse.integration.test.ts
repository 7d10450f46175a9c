import { describe, expect, test } from 'vitest';
import type { AttackKind } from '../abuse/attack-kind.ts';
import { allKinds } from '../abuse/kinds.ts';
import { allLimits, type Limit } from '../abuse/limits.ts';
import { runSuite } from '../abuse/suite.ts';
import { BEARABLE, type AttackResult } from '../abuse/verdict.ts';

const attack = (kinds: readonly AttackKind[], without?: Limit): Promise<AttackResult[]> =>
  runSuite({ seed: 'short', kinds, isShort: true, bounds: BEARABLE, without });

describe('the abuse suite', () => {
  test.each(allKinds)('[G9] $name costs the attackers only', { timeout: 120_000 }, async (kind) => {
    const [result] = await attack([kind]);
    expect(result).toMatchObject({ kind: kind.name, failures: [], ok: true });
  });

  test.each(allLimits.filter(({ isShort }) => isShort))(
    'notices that $name is not limited',
    { timeout: 180_000 },
    async (limit) => {
      const [result] = await attack(
        allKinds.filter(({ name }) => name === limit.kind),
        limit
      );
      expect(result).toMatchObject({ kind: limit.kind, ok: false });
      expect(result?.failures.join('\n')).toMatch(limit.tells);
    }
  );
});
