import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { readEnv as readWebEnv } from '#lib/server/env.ts';
import { readSecretFiles, SECRET_VARIABLES } from '#ops/load-environment.ts';
import { readEnv as readWorkerEnv } from '#realtime/env.ts';
import { ROOT } from '#scripts/run/process/root.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const example = new Set(
  [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
);

/** Not for operators: set by Node, by a hosting panel, by our own commands for their children, or by tests. */
const INTERNAL = new Set([
  'NODE_ENV',
  'CI',
  'PATH',
  'NO_COLOR',
  'SOURCE_COMMIT',
  'COOLIFY_BRANCH',
  'COOLIFY_CONTAINER_NAME',
  'MIGRATIONS_FOLDER',
  'PARTYQUIZ_VERSION',
  'DEV_WORKER_URL',
  'DEMO_PASSWORD',
  'CHROMIUM_PATH',
  'REDIS_SERVER_PATH',
  'PG_TOOLS_PATH',
  'CADDY_PATH',
  'NGINX_PATH',
  'TEST_DATABASE_URL',
  'PLAYWRIGHT_BROWSERS_PATH',
  'E2E_REPORT',
  'START_KEY_PRINT'
]);

/** Files with the schema of an environment: its keys are variables. */
const SCHEMAS = [
  'src/ops/env-fields.ts',
  'src/lib/server/env.ts',
  'realtime/env.ts',
  'scripts/operate/backup/env.ts'
];
const checked = new Set(
  SCHEMAS.flatMap((path) =>
    [...read(path).matchAll(/^ {2}([A-Z][A-Z0-9_]{2,}): v?\.?/gm)].map(([, name]) => name)
  )
);

it('every variable that is checked at the start is explained in .env.example', () => {
  expect(checked.size).toBeGreaterThan(20);
  expect([...checked].filter((name) => !example.has(name))).toEqual([]);
});

it('.env.example explains no variable that nobody reads', () => {
  const sources = ['src', 'realtime', 'scripts'].flatMap(sourceFiles).map(read).join('\n');
  expect([...example].filter((name) => !new RegExp(`\\b${name ?? ''}\\b`).test(sources))).toEqual([]);
});

it('as it is, with a secret, it is an environment that both processes start with, and nothing in it is empty', () => {
  const env: NodeJS.ProcessEnv = { ...parseEnv(read('.env.example')), PARTYQUIZ_SECRET: 'x'.repeat(40) };
  expect(readWebEnv({ ...env })).toMatchObject({ origins: [], mail: undefined, registration: 'closed' });
  expect(readWorkerEnv({ ...env })).toMatchObject({ origins: [], redisUrl: undefined, port: 8080 });
  expect(readSecretFiles(env)).toEqual([]);
  expect(Object.values(env)).not.toContain('');
});

it('each secret may stand in a file, and .env.example names them', () => {
  const text = read('.env.example');
  expect(SECRET_VARIABLES.filter((name) => !text.includes(`${name}_FILE`))).toEqual([]);
});

it('every variable that a script reads is explained, or is internal', () => {
  const names = ['src', 'realtime', 'scripts']
    .flatMap(sourceFiles)
    .flatMap((path) => [...read(path).matchAll(/process\.env(?:\.|\[')([A-Z][A-Z0-9_]+)/g)])
    .map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(5);
  expect([...new Set(names)].filter((name) => !example.has(name) && !INTERNAL.has(name))).toEqual([]);
});

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(ts|js|svelte)$/.test(entry.name) && !/\.(test|fixture)\.ts$/.test(entry.name)
    )
    .map((entry) => join(entry.parentPath.slice(ROOT.length), entry.name))
    .filter((path) => !path.includes('paraglide'));
}
