import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { runEntrypoint, type Entrypoint } from '../support/entrypoint.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ensureBuild } from '../support/web-process.ts';

/** A whole build may have to be made first. */
const BUILD_MS = 300_000;
const PATIENCE = { timeout: 30_000, interval: 100 };

let database: TestDatabase;
const webs: { readonly url: string; readonly process: Entrypoint }[] = [];
beforeAll(async () => {
  await ensureBuild();
  database = await createTestDatabase({ empty: true });
  for (let index = 0; index < 2; index++) {
    const port = String(await findFreePort());
    const url = `http://127.0.0.1:${port}`;
    const env = { DATABASE_URL: database.url, APP_FOLDER: 'build', HOST: '127.0.0.1', PORT: port };
    webs.push({ url, process: runEntrypoint(['build/server.js'], { ...env, ORIGIN: url }) });
  }
}, BUILD_MS);
afterAll(async () => {
  await Promise.all(webs.map(({ process }) => process.kill()));
  await database.drop();
});

const announced = ({ process }: (typeof webs)[number]) =>
  /\/register\?setup=[\w-]+/.exec(process.output())?.[0];

it('[OPS-23] the image lets nobody be the first but who has the link of its log, the same at every process', async () => {
  const [one, two] = webs;
  if (!one || !two) throw new Error('Two web apps were started.');
  await expect.poll(() => webs.map(announced).includes(undefined), PATIENCE).toBe(false);
  // The log says it before the listener is up.
  const isWell = async () => (await fetch(`${one.url}/api/livez`)).ok;
  await expect.poll(() => isWell().catch(() => false), PATIENCE).toBe(true);
  const link = announced(one) ?? '';
  expect(announced(two)).toBe(link);
  expect(one.process.output()).toContain(`${one.url}${link}`);

  const read = async (path: string) =>
    (await fetch(`${one.url}${path}`, { headers: { 'accept-language': 'en' } })).text();
  expect(await read('/register')).toContain('Nearly there');
  expect(await read(link)).toContain('this account will own the installation');
  const register = (path: string, email: string) =>
    fetch(`${one.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: one.url, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: new URLSearchParams({ name: 'Olga', email, password: 'a long enough sentence' })
    });
  expect((await register('/register', 'stranger@example.org')).status).toBe(403);
  expect((await register(link, 'olga@example.org')).status).toBe(303);
  expect((await register(link, 'late@example.org')).status).toBe(403);
  expect(await read('/register')).toContain('No new accounts');

  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  expect([...(await sql`select email, is_instance_owner as owns from app_user`)]).toEqual([
    { email: 'olga@example.org', owns: true }
  ]);
  await sql.end();
});
