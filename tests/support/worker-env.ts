import type { Env } from '#realtime/env.ts';
import { TEST_SECRET } from './worker-process.ts';

/** Environment of a worker in the test's own process: any free port, one allowed origin, behind a proxy. */
export const workerEnv = (databaseUrl: string, part: Partial<Env> = {}): Env => ({
  databaseUrl,
  redisUrl: undefined,
  secret: TEST_SECRET,
  host: '127.0.0.1',
  port: 0,
  origins: ['https://quiz.example.org'],
  addressHeader: 'x-forwarded-for',
  proxyDepth: 1,
  maxPlayers: 100,
  logLevel: 'silent',
  ...part
});
