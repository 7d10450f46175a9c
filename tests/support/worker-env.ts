import { readEnv, type Env } from '#realtime/env.ts';
import { TEST_SECRET } from './worker-process.ts';

/** Environment of a worker in the test's own process: any free port, one allowed origin, behind a proxy. */
export const workerEnv = (databaseUrl: string, part: Partial<Env> = {}): Env => ({
  ...readEnv({
    DATABASE_URL: databaseUrl,
    PARTYQUIZ_SECRET: TEST_SECRET,
    WS_HOST: '127.0.0.1',
    WS_PORT: '0',
    ORIGIN: 'https://quiz.example.org',
    ADDRESS_HEADER: 'x-forwarded-for',
    MAX_PLAYERS: '100',
    LOG_LEVEL: 'silent'
  }),
  ...part
});
