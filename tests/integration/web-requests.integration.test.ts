import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { like } from 'drizzle-orm';
import { rateLimits } from '#schema/auth.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '#scripts/run/start/ports.ts';
import { hostileFiles } from '../support/hostile-files.ts';
import { ensureBuild, WebProcess } from '../support/web-process.ts';
import { newMaker, openStudio, type Maker } from './web-studio.ts';

const MB = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const ERROR = 50;

let studio: Awaited<ReturnType<typeof openStudio>>;
let web: WebProcess;
let origin: string;
let maker: Maker;
const lines: string[] = [];

beforeAll(async () => {
  await ensureBuild();
  studio = await openStudio();
  maker = await newMaker(studio.db, 'Ada');
  const port = await findFreePort();
  origin = `http://127.0.0.1:${String(port)}`;
  const env = { ORIGIN: origin, BODY_SIZE_LIMIT: '6M', LOG_LEVEL: 'info' };
  web = await WebProcess.start(studio.url, { port, env, onLog: (line) => lines.push(line) });
}, 900_000);
afterAll(async () => {
  await web.end('SIGTERM');
  await studio.close();
});

interface Ask {
  readonly method?: string;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly who?: Maker;
}

const headersOf = (who: Maker | undefined, more: Readonly<Record<string, string>> = {}) => ({
  origin,
  accept: 'text/html',
  ...(who && { cookie: `pq_session=${who.sessionId}` }),
  ...more
});

const ask = (path: string, { method = 'GET', body, headers, who }: Ask = {}) =>
  fetch(origin + path, {
    method,
    redirect: 'manual',
    ...(body !== undefined && { body }),
    headers: headersOf(who, headers)
  });

/** As the page's own script sends a form. */
const act = (path: string, body: BodyInit, who: Maker) =>
  ask(path, {
    method: 'POST',
    body,
    who,
    headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
  });

/** A form as a file field makes it; the file is only as large as it says. */
function withFile(bytes: Uint8Array<ArrayBuffer>, name = 'quiz.xlsx'): FormData {
  const form = new FormData();
  form.set('file', new File([bytes], name));
  return form;
}

/** Begins a request and breaks it off in the middle of its body. */
const breakOff = (path: string, cookie = '') =>
  new Promise<void>((resolve) => {
    const socket = connect(web.port, '127.0.0.1', () => {
      const head = [`POST ${path} HTTP/1.1`, `host: 127.0.0.1`, `origin: ${origin}`, `cookie: ${cookie}`];
      socket.write([...head, `content-type: ${FORM}`, 'content-length: 5000', '', 'email=a'].join('\r\n'));
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });

/** What anybody can send: how it is answered. */
const BAD_REQUESTS: readonly [string, string, Ask, number][] = [
  ['a bad escape', '/%', {}, 400],
  ['a bad escape in a page of the studio', '/w/%E0%A4%A/quizzes', {}, 400],
  ['a NUL in a path', '/w/%00', {}, 400],
  ['a NUL in a code', '/play/%00', {}, 400],
  ['a NUL in a search', '/?q=%00', {}, 400],
  ['a NUL in what a page fetches', '/login/__data.json?next=%00', {}, 400],
  [
    'a NUL in a form',
    '/login',
    { method: 'POST', body: 'email=a%00&password=b', headers: { 'content-type': FORM } },
    400
  ],
  [
    'a NUL in another form',
    '/register',
    { method: 'POST', body: 'name=a%00', headers: { 'content-type': FORM } },
    400
  ],
  ['a form without a type', '/locale', { method: 'POST', headers: {} }, 400],
  [
    'a form of another type',
    '/login',
    { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
    415
  ],
  [
    'plain text as a form',
    '/login',
    { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
    400
  ],
  [
    'broken parts',
    '/login',
    { method: 'POST', body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    400
  ],
  [
    'parts without a boundary',
    '/locale',
    { method: 'POST', body: '--x', headers: { 'content-type': 'multipart/form-data' } },
    400
  ],
  [
    'too many fields',
    '/login',
    { method: 'POST', body: 'a&'.repeat(2_000), headers: { 'content-type': FORM } },
    400
  ],
  [
    'too large a form',
    '/login',
    { method: 'POST', body: 'a'.repeat(MB), headers: { 'content-type': FORM } },
    413
  ],
  [
    'a form beyond what the server takes',
    '/login',
    { method: 'POST', body: 'a'.repeat(7 * MB), headers: { 'content-type': FORM } },
    413
  ],
  [
    'an action that is none',
    '/login?/nothing',
    { method: 'POST', body: 'a=1', headers: { 'content-type': FORM } },
    404
  ],
  [
    'an action of a reserved name',
    '/login?/default',
    { method: 'POST', body: 'a=1', headers: { 'content-type': FORM } },
    400
  ],
  [
    'an action where there is none',
    '/play/ACDEF',
    { method: 'POST', body: 'a=1', headers: { 'content-type': FORM } },
    405
  ],
  [
    'no JSON',
    '/api/live/ACDEF/ticket',
    { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    400
  ],
  [
    'a NUL in JSON',
    '/api/live/ACDEF/ticket',
    { method: 'POST', body: '{"role":"\\u0000"}', headers: { 'content-type': 'application/json' } },
    400
  ],
  [
    'too much JSON',
    '/api/live/ACDEF/ticket',
    { method: 'POST', body: `["${'a'.repeat(5_000)}"]`, headers: { 'content-type': 'application/json' } },
    413
  ],
  [
    'no key of a screen',
    '/api/pairing/look',
    { method: 'POST', body: '{"key":5}', headers: { 'content-type': 'application/json' } },
    400
  ],
  [
    'no role of a screen',
    '/api/live/ACDEF/screens',
    {
      method: 'POST',
      body: '{"screen":"ACDE","role":"host"}',
      headers: { 'content-type': 'application/json' }
    },
    400
  ],
  ['no link of a deputy', '/deputy/%00', {}, 400],
  ['no deputy', '/api/live/ACDEF/deputies/x', { method: 'DELETE' }, 401],
  ['a method that is none', '/login', { method: 'DELETE' }, 405],
  ['odd cookies', '/login', { headers: { cookie: 'pq_session=%00%ff; pq_locale=%; =; x' } }, 200],
  [
    'odd languages',
    '/',
    { headers: { 'accept-language': `${'a'.repeat(2_000)};q=x,,;;nl;q=1e9,*;q=-1` } },
    200
  ],
  [
    'an odd way it came',
    '/locale',
    { method: 'POST', body: 'locale=xx', headers: { 'content-type': FORM, referer: 'http://[/%00' } },
    303
  ],
  ['an odd trace', '/', { headers: { traceparent: '00-zz-%-\u00ff', 'if-none-match': 'W/' } }, 200],
  ['odd invalidations', '/__data.json?x-sveltekit-invalidated=%E2%82', {}, 200],
  [
    'a call of a function that is none',
    '/_app/remote/a/b',
    { headers: { 'x-sveltekit-pathname': '/%00' } },
    400
  ]
];

describe('[OPS-12] a request that cannot be read', () => {
  it.each(BAD_REQUESTS)('is answered, and is no error of ours: %s', async (_, path, how, status) => {
    lines.length = 0;
    const response = await ask(path, how);
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([status, expect.anything()]);
    expect(lines).toEqual([]);
  });

  it('is told so in a sentence, with a way back, in the language of who asks', async () => {
    const dutch = { 'accept-language': 'nl' };
    for (const path of ['/%', '/w/%00']) {
      const page = await (await ask(path, { headers: dutch })).text();
      expect(page).toContain('Wat hier aankwam, is niet te lezen.');
      expect(page).toContain('href="/"');
    }
    const large = await ask('/login', {
      method: 'POST',
      body: 'a'.repeat(MB),
      headers: { ...dutch, 'content-type': FORM }
    });
    expect(await large.text()).toContain('hoogstens 256 kB');
  });

  it('leaves no error in the log, however many come', async () => {
    lines.length = 0;
    for (let round = 0; round < 11; round++) {
      await Promise.all(BAD_REQUESTS.map(async ([, path, how]) => (await ask(path, how)).arrayBuffer()));
    }
    for (let n = 0; n < 10; n++) await breakOff('/login');
    const levels = lines.map((line) => (JSON.parse(line) as { level: number | string }).level);
    expect(levels.filter((level) => level === 'error' || Number(level) >= ERROR)).toEqual([]);
    expect(lines.join('\n').length).toBeLessThan(10_000);
  });

  it('changes nothing for who is signed in', async () => {
    lines.length = 0;
    const { slug } = maker.access;
    const nul = new URLSearchParams({ title: 'a\0b', language: 'en' });
    for (const path of [
      `/w/${slug}/quizzes?/create`,
      `/w/${slug}/sessions?/end`,
      `/w/${slug}/import?/confirm`
    ]) {
      const response = await act(path, nul, maker);
      expect(await response.text()).toContain('There is a character in the text that cannot be kept.');
    }
    expect((await ask(`/instance/users?q=%00`, { who: maker })).status).toBe(400);
    expect((await ask(`/w/${slug}/quizzes/%00`, { who: maker })).status).toBe(400);
    await breakOff(`/w/${slug}/import?/preview`, `pq_session=${maker.sessionId}`);
    expect(lines).toEqual([]);
  });
});

describe('[OPS-11] an upload', () => {
  const upload = (form: BodyInit, who = maker) => act(`/w/${who.access.slug}/import?/preview`, form, who);

  it('that is too large is told so where it was chosen', async () => {
    for (const size of [5 * MB + 1, 7 * MB]) {
      const result = (await (await upload(withFile(new Uint8Array(size)))).json()) as {
        status: number;
        data: string;
      };
      expect(result.status).toBe(413);
      expect(result.data).toContain('5 MB at most');
    }
  });

  it('is read aside: while a hostile one is, everybody else is served', async () => {
    const [hostile] = hostileFiles.filter(({ name }) => name === 'tags with many attributes');
    if (!hostile) return expect.unreachable();
    const form = withFile(hostile.make());
    const order: string[] = [];
    const reading = upload(form).then(async (response) => {
      order.push('read');
      return (await response.json()) as { data: string };
    });
    // A page takes longer than the way of the upload, so the second one is asked for while the file is read.
    for (let n = 0; n < 2; n++) await (await ask('/login')).text();
    order.push('served');
    expect((await reading).data).toContain('refused');
    expect(order).toEqual(['served', 'read']);
  });

  it('is one at a time for an account', async () => {
    const other = await newMaker(studio.db, 'Bob');
    let finish = () => {};
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('--x\r\n'));
        finish = () => {
          controller.close();
        };
      }
    });
    const headers = {
      accept: 'application/json',
      'x-sveltekit-action': 'true',
      'content-type': 'multipart/form-data; boundary=x'
    };
    const admitted = async () => {
      const rows = await studio.db.select().from(rateLimits).where(like(rateLimits.key, 'import%'));
      return rows.reduce((sum, { count }) => sum + count, 0);
    };
    const before = await admitted();
    const first = fetch(`${origin}/w/${maker.access.slug}/import?/preview`, {
      method: 'POST',
      body: slow,
      headers: headersOf(maker, headers),
      // Node asks for this where a body is a stream; the types of browsers do not know it.
      ...{ duplex: 'half' }
    });
    // It counts once it has been let in.
    await expect.poll(admitted).toBe(before + 1);
    const text = new TextEncoder().encode('#Q Two plus two?\n^ 4\nA 3\nB 4\n');
    const statusOf = async (who: Maker) =>
      ((await (await upload(withFile(text), who)).json()) as { status: number }).status;
    expect(await statusOf(maker)).toBe(409);
    expect(await statusOf(other)).toBe(200);
    finish();
    await first;
    expect(await statusOf(maker)).toBe(200);
  });

  it('of every hostile kind is answered, and the process lives on', async () => {
    lines.length = 0;
    for (const { name, fileName, make } of hostileFiles) {
      const form = withFile(make(), fileName);
      // While it was made, the server may have let go of the connection: that has to be heard before it is used again.
      await sleep(20);
      const response = await upload(form);
      const result = (await response.json()) as { status: number };
      expect([name, result.status < 500]).toEqual([name, true]);
    }
    expect((await ask('/api/livez')).status).toBe(200);
    expect(lines).toEqual([]);
  }, 300_000);
});
