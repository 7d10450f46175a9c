import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { syncTypes } from './build/steps.ts';
import { applyMigrations } from './database/apply-migrations.ts';
import { runSideBySide } from './dev/side-by-side.ts';
import { ROOT } from './process/root.ts';
import { checkDatabase } from './start/database.ts';
import { findLanAddresses } from './start/lan-addresses.ts';
import { seed } from './start/seed.ts';
import { StartError } from './start/start-error.ts';

/** As in docker-compose.yml. */
const DEFAULTS = {
  DATABASE_URL: 'postgresql://partyquiz:partyquiz_dev_password@localhost:5432/partyquiz',
  PARTYQUIZ_SECRET: 'only-for-development-never-for-a-real-party',
  REGISTRATION: 'open',
  WS_HOST: '127.0.0.1',
  WS_PORT: '8080'
};
const DEMO_PASSWORD = 'party-quiz-demo';

const dotenv = join(ROOT, '.env');
// What the shell has set already wins over the file.
if (existsSync(dotenv)) process.loadEnvFile(dotenv);
for (const [name, value] of Object.entries(DEFAULTS)) process.env[name] ||= value;
const { DATABASE_URL = DEFAULTS.DATABASE_URL, WS_PORT = DEFAULTS.WS_PORT } = process.env;
const lanAddress = findLanAddresses()[0] ?? 'localhost';
process.env.JOIN_ORIGIN ||= `http://${lanAddress}:3000`;
process.env.DEV_WORKER_URL ||= `http://127.0.0.1:${WS_PORT}`;

try {
  await checkDatabase(
    DATABASE_URL,
    'start it with “docker compose up -d”, or set DATABASE_URL (“npm start” needs neither)'
  );
  await syncTypes();
  await applyMigrations(DATABASE_URL, { folder: join(ROOT, 'drizzle/migrations') });
  const login = await seed(DATABASE_URL, DEMO_PASSWORD);
  console.log(`http://localhost:3000, on the same Wi-Fi ${process.env.JOIN_ORIGIN}`);
  const password = login?.password ?? 'you have chosen';
  const who = login ? `${login.email} with the password ${password}` : 'yourself';
  console.log(`Sign in as ${who}. Ctrl-C stops.\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

process.exitCode = await runSideBySide(
  [
    { name: 'web', args: ['node_modules/vite/bin/vite.js', 'dev'] },
    {
      name: 'worker',
      args: ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'realtime/main.ts']
    }
  ],
  process.env
);
process.exit();
