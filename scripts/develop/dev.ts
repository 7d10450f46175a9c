import concurrently from 'concurrently';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '#ops/load-environment.ts';
import { syncTypes } from './build/steps.ts';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { checkDatabase } from '#scripts/run/start/database.ts';
import { whyNotInstalled } from '#scripts/run/start/installed.js';
import { findLanAddresses } from '#scripts/run/start/lan-addresses.ts';
import { checkPort } from '#scripts/run/start/ports.ts';
import { seed } from '#scripts/run/start/seed.ts';
import { StartError } from '#scripts/run/start/start-error.ts';

/** As in docker-compose.yml. */
const DEFAULTS = {
  DATABASE_URL: 'postgresql://partyquiz:partyquiz_dev_password@localhost:5432/partyquiz',
  PARTYQUIZ_SECRET: 'only-for-development-never-for-a-real-party',
  REGISTRATION: 'open',
  WS_HOST: '127.0.0.1',
  WS_PORT: '8080'
};
const WEB_PORT = 3000;
const DEMO_PASSWORD = 'party-quiz-demo';

const dotenv = join(ROOT, '.env');
// What the shell has set already wins over the file.
if (existsSync(dotenv)) process.loadEnvFile(dotenv);
loadEnvironment('npm run dev');
for (const [name, value] of Object.entries(DEFAULTS)) process.env[name] ||= value;
const { DATABASE_URL = DEFAULTS.DATABASE_URL, WS_PORT = DEFAULTS.WS_PORT } = process.env;
const lanAddress = findLanAddresses()[0] ?? 'localhost';
process.env.JOIN_ORIGIN ||= `http://${lanAddress}:${String(WEB_PORT)}`;
process.env.DEV_WORKER_URL ||= `http://127.0.0.1:${WS_PORT}`;

/** Vite would take the next one, and the worker would not start at all. */
async function checkPorts(): Promise<void> {
  const taken = (port: number, advice: string) => () =>
    new StartError(
      `Port ${String(port)} is used by another program, perhaps by “npm start” or another “npm run dev”: ${advice}.`
    );
  await checkPort('0.0.0.0', WEB_PORT, taken(WEB_PORT, 'stop that one'));
  const port = Number(WS_PORT);
  await checkPort(
    process.env.WS_HOST ?? '0.0.0.0',
    port,
    taken(port, 'stop that one, or set WS_PORT to another port')
  );
}

try {
  const why = whyNotInstalled(ROOT);
  if (why !== undefined) throw new StartError(why);
  await checkPorts();
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

// When one of them ends, or at Ctrl-C, both end.
const { result } = concurrently(
  [
    {
      name: 'web',
      command: `node node_modules/vite/bin/vite.js dev --port ${String(WEB_PORT)} --strictPort`
    },
    {
      name: 'worker',
      command: 'node node_modules/tsx/dist/cli.mjs watch --clear-screen=false realtime/main.ts'
    }
  ],
  { cwd: ROOT, killOthersOn: ['success', 'failure'], padPrefix: true, successCondition: 'first' }
);
process.exitCode = await result.then(
  () => 0,
  () => 1
);
process.exit();
