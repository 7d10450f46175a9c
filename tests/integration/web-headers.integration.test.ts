import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STANDING_HEADERS } from '#ops/standing-headers.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { ensureBuild, WebProcess } from '#tests/support/web-process.ts';
import { newMaker, openStudio, type Maker } from './web-studio.ts';

const ORIGIN = 'https://quiz.example.org';
let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
/** At an address with https, and without one as on a laptop. */
let secure: WebProcess;
let plain: WebProcess;
beforeAll(async () => {
  await ensureBuild();
  studio = await openStudio();
  maker = await newMaker(studio.db, 'Maker');
  [secure, plain] = await Promise.all([
    WebProcess.start(studio.url, { env: { ORIGIN, ADDRESS_HEADER: 'x-test-address' } }),
    WebProcess.start(studio.url, { env: { PROTOCOL_HEADER: 'x-forwarded-proto', HOST_HEADER: 'host' } })
  ]);
}, 300_000);
afterAll(async () => {
  await Promise.all([secure.end('SIGTERM'), plain.end('SIGTERM')]);
  await studio.close();
});

const ask = (path: string, init: RequestInit = {}, web = secure) =>
  fetch(`http://127.0.0.1:${String(web.port)}${path}`, { redirect: 'manual', ...init });
const signedIn = (name = '__Host-pq_session') => ({ headers: { cookie: `${name}=${maker.sessionId}` } });
const vary = (response: Response) =>
  (response.headers.get('vary') ?? '').split(',').map((name) => name.trim().toLowerCase());
const home = () => `/w/${maker.access.slug}/quizzes`;

describe('[WEB-9] every kind of answer', () => {
  const kinds: [string, () => Promise<Response>, number][] = [
    ['a page for guests', () => ask('/'), 200],
    ['a page that somebody signed in sees', () => ask(home(), signedIn()), 200],
    ['the data of a page', () => ask(`${home()}/__data.json`, signedIn()), 200],
    ['a redirect', () => ask('/studio'), 303],
    ['a page that is not there', () => ask('/nowhere'), 404],
    ['a file', () => ask('/icon.svg'), 200],
    ['a script', async () => ask(await scriptOf('/login')), 200],
    ['a health check', () => ask('/api/healthz'), 200],
    ['an answer of the API', () => ask('/api/live/KWP4C/ticket', { method: 'POST' }), 400],
    [
      'a refusal of another site',
      () => ask('/logout', { method: 'POST', headers: { origin: 'http://x' } }),
      403
    ],
    ['what cannot be read', () => ask('/%'), 400]
  ];
  it.each(kinds)('is as browsers should hear it: %s', async (_, answer, status) => {
    const response = await answer();
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(STANDING_HEADERS))
      expect(response.headers.get(name), name).toBe(value);
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('asks for https only where the address has it', async () => {
    for (const path of ['/', '/icon.svg']) {
      const { headers } = await ask(path, {}, plain);
      expect(headers.has('strict-transport-security')).toBe(false);
      // Without https browsers ignore it, and say so in the console of every page.
      expect(headers.has('cross-origin-opener-policy')).toBe(false);
    }
  });

  it('may connect to its own host only, and runs no styles that are not ours', async () => {
    const policies = [await ask('/login'), await ask('/login', {}, plain)].map(
      ({ headers }) => headers.get('content-security-policy') ?? ''
    );
    expect(policies[0]).toContain("connect-src 'self' wss://quiz.example.org;");
    const style = (policies[0] ?? '').split('; ').find((part) => part.startsWith('style-src '));
    expect(style).not.toContain('unsafe-inline');
    expect(policies[0]).toContain("frame-ancestors 'none'");
  });

  it('[WEB-17] may frame the pictures of its screens, and nothing else', async () => {
    for (const path of ['/preview/display?language=nl', '/preview/phone?language=xx']) {
      const { status, headers } = await ask(path);
      expect(status, path).toBe(200);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    }
    for (const path of ['/', '/display', '/play/KWP4C'])
      expect((await ask(path)).headers.get('x-frame-options'), path).toBe('DENY');
  });
});

describe('[WEB-5] who may keep an answer', () => {
  it('nobody, of whatever somebody signed in sees', async () => {
    for (const path of [home(), '/studio', '/', '/nowhere', '/play/KWP4C', `${home()}/__data.json`]) {
      const response = await ask(path, signedIn());
      expect(response.headers.get('cache-control'), path).toBe('private, no-store');
    }
    const stale = await ask('/', { headers: { cookie: '__Host-pq_session=over' } });
    expect(stale.headers.get('cache-control')).toBe('private, no-store');
  });

  it('nobody, of the answers that sign in and out', async () => {
    const out = await ask('/logout', {
      method: 'POST',
      headers: { origin: ORIGIN, cookie: '__Host-pq_session=over' }
    });
    expect(out.status).toBe(303);
    expect(out.headers.get('cache-control')).toBe('private, no-store');
  });

  it('of guests’ pages only the browser, and it asks again', async () => {
    for (const path of ['/', '/login', '/nowhere']) {
      const response = await ask(path);
      expect(response.headers.get('cache-control'), path).toBe('private, no-cache');
      expect(vary(response), path).toEqual(expect.arrayContaining(['cookie', 'accept-language']));
    }
  });

  it('everybody, of files whose name changes with them', async () => {
    const response = await ask(await scriptOf('/login'), signedIn());
    expect(response.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  });
});

describe('[WEB-9] the cookie of a sign-in', () => {
  it('of an older release is taken over under its new name', async () => {
    const response = await ask(home(), signedIn('pq_session'));
    expect(response.status).toBe(200);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toContain(`__Host-pq_session=${maker.sessionId};`);
    for (const attribute of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
  });

  it('has its plain name on a laptop', async () => {
    const headers = { cookie: `pq_session=${maker.sessionId}`, 'x-forwarded-proto': 'http' };
    const response = await ask(home(), { headers }, plain);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('[WEB-8] whatever can be sent', () => {
  const targets = findTargets();
  const bodies: [string, RequestInit][] = [
    ['without a type', { body: new Uint8Array([1]) }],
    ['text', { body: 'x' }],
    ['JSON', { body: '{}', headers: { 'content-type': 'application/json' } }],
    ['a form', { body: new URLSearchParams({ a: 'b' }) }],
    ['nothing', {}]
  ];

  it('is found by walking the routes', () => {
    expect(targets.length).toBeGreaterThanOrEqual(36);
    expect(targets).toContain('/logout');
    expect(targets).toContain('/w/x/quizzes?/create');
  });

  it.each(targets)('is refused from another site, and not from ours: %s', async (target) => {
    const cookie = `__Host-pq_session=${maker.sessionId}`;
    for (const [what, { body, headers }] of bodies)
      for (const from of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }, {}]) {
        const init = { method: 'POST', body: body ?? null, headers: { ...headers, cookie, ...from } };
        expect((await ask(target, init)).status, `${what} ${JSON.stringify(from)}`).toBe(403);
      }
  });

  it('is answered when it comes from our own pages', async () => {
    const body = new URLSearchParams({ locale: 'nl' });
    const response = await ask('/locale', { method: 'POST', body, headers: { origin: ORIGIN } });
    expect(response.status).toBe(303);
  });
});

/** Every path that takes a POST, with the names of its actions; parameters have some value. */
function findTargets(): string[] {
  const routes = join(ROOT, 'src/routes');
  const files = readdirSync(routes, { recursive: true, encoding: 'utf8' });
  return files.sort().flatMap((file) => {
    const path = `/${relative('.', join(file, '..'))}`
      .replaceAll(/\/\([^)]*\)/g, '')
      .replaceAll(/\[[^\]]*\]/g, 'x')
      .replace(/^$/, '/');
    if (file.endsWith('+server.ts')) return /export const POST\b/.test(read(file)) ? [path] : [];
    if (!file.endsWith('+page.server.ts')) return [];
    const [, actions = ''] = read(file).split(/export const actions\b[^{]*\{/);
    const names = [...actions.matchAll(/^ {2}(\w+)(?:: |,$|\()/gm)].map((match) => match[1] ?? '');
    return names.map((name) => (name === 'default' ? path : `${path}?/${name}`));
  });

  function read(file: string) {
    return readFileSync(join(routes, file), 'utf8');
  }
}

/** A script that a page asks for. */
async function scriptOf(path: string): Promise<string> {
  const page = await (await ask(path)).text();
  return `/${/_app\/immutable\/[^"]+\.js/.exec(page)?.[0] ?? 'none'}`;
}
