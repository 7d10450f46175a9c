import { setTimeout as sleep } from 'node:timers/promises';
import type { Persistence } from '../support/redis-process.ts';
import { faultKind, type FaultKind } from './fault-kind.ts';

const redisKill = (name: string, persistence: Persistence, wiped = false): FaultKind =>
  faultKind({
    name,
    needs: { persistence },
    several: true,
    strike: async ({ stack: { redis }, random }) => {
      await redis.kill();
      await sleep(random.between(50, 2_000));
      await redis.restart({ wiped });
    }
  });

const postgresKill = faultKind({
  name: 'postgresKill',
  lastsMs: () => 5_000,
  strike: async ({ stack, random }) => {
    await stack.postgres.kill();
    await sleep(random.between(0, 1_500));
    await stack.postgres.restart();
  }
});

const postgresAway = faultKind({
  name: 'postgresAway',
  lastsMs: ({ awayMs }) => awayMs,
  strike: async ({ stack, settings }) => {
    stack.postgres.freeze();
    try {
      await sleep(settings.awayMs);
    } finally {
      stack.postgres.thaw();
    }
  }
});

export const storeKinds: readonly FaultKind[] = [
  redisKill('redisKillNone', 'none'),
  redisKill('redisKillEverysec', 'everysec'),
  redisKill('redisKillAlways', 'always'),
  redisKill('redisEmpty', 'everysec', true),
  postgresKill,
  postgresAway
];
