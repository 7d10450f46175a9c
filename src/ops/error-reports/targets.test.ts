import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { loggedError } from '#core/log-error.ts';
import { startCollector } from '../http-collector.fixture.ts';
import type { ErrorReport } from './error-report.ts';
import { mailTarget } from './mail-target.ts';
import { sentryTarget } from './sentry-target.ts';
import { webhookTarget } from './webhook-target.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function collector(status?: number) {
  const started = await startCollector(status);
  stops.push(started.stop);
  return started;
}

const report: ErrorReport = {
  process: 'worker',
  version: '1.2.3',
  message: 'room lost',
  error: loggedError(new TypeError('<b> & ``` @everyone', { cause: new Error('too many clients') })),
  ids: { room: 'r1', worker: 'w1' },
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  repeated: 7
};
const { signal } = new AbortController();

describe('a webhook', () => {
  it('with a user and a password in its address gets them as such, and no error says them', async () => {
    const { url, received } = await collector();
    const address = url.replace('//', '//ada:s%40crET@');
    await webhookTarget(`${address}/topic`).send(report, signal);
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ada:s@crET').toString('base64')}`);
    await Promise.all(stops.splice(0).map((stop) => stop()));
    const away = await webhookTarget(`${address}/topic`)
      .send(report, signal)
      .catch((error: unknown) => JSON.stringify(loggedError(error)));
    expect(away).toContain('ECONNREFUSED');
    expect(away).not.toMatch(/crET/);
  });

  it('gets what Slack, Mattermost and Discord show, and the parts for programs', async () => {
    const { url, received } = await collector();
    await webhookTarget(`${url}/hooks/S3CRET`).send(report, signal);
    expect(received).toHaveLength(1);
    const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = received;
    expect(path).toBe('/hooks/S3CRET');
    expect(headers['content-type']).toBe('application/json');
    const json = JSON.parse(body.toString()) as { text: string; content: string };
    expect(json.text).toContain('*PartyQuiz worker: room lost (TypeError)*');
    expect(json.text).toContain('TypeError: &lt;b&gt; &amp;');
    expect(json.content).toContain('TypeError: <b> &');
    expect(json.content).toContain('because of Error: too many clients');
    expect(json.content).toContain('room r1');
    expect(json.content).toContain('7 more of these');
    expect(json.content.length).toBeLessThan(2_000);
    // What the error says does not leave the block of code.
    expect(json.content.split('```')).toHaveLength(3);
    expect(json).toMatchObject({
      allowed_mentions: { parse: [] },
      report: {
        process: 'worker',
        version: '1.2.3',
        time: '2026-01-02T03:04:05.000Z',
        message: 'room lost',
        error: { type: 'TypeError' },
        ids: { room: 'r1' },
        repeated: 7
      }
    });
  });

  it('of ntfy gets text, and so does an address that ends with #text', async () => {
    const { url, received } = await collector();
    await webhookTarget(`${url}/alerts#text`).send({ ...report, message: 'zürich' }, signal);
    expect(received[0]?.path).toBe('/alerts');
    expect(received[0]?.headers.title).toBe('PartyQuiz worker: z?rich (TypeError)');
    expect(received[0]?.body.toString()).toMatch(/^TypeError: <b>[^]*version 1\.2\.3/);
  });

  it('that refuses is a failure which does not betray its address', async () => {
    const { url } = await collector(404);
    const failed = webhookTarget(`${url}/hooks/S3CRET`).send(report, signal);
    await expect(failed).rejects.toThrow(/^webhook answered 404$/);
    const away = webhookTarget('http://127.0.0.1:1/hooks/S3CRET').send(report, signal);
    const error: unknown = await away.catch((cause: unknown) => cause);
    expect(JSON.stringify(loggedError(error))).not.toContain('S3CRET');
  });
});

describe('Sentry', () => {
  it('gets an event in its envelope: release, tags, and errors with their frames', async () => {
    const { host, received } = await collector();
    await sentryTarget(`http://key@${host}/42`).send(report, signal);
    expect(received[0]?.path).toMatch(/^\/api\/42\/envelope\/\?.*sentry_key=key/);
    const [head = '', item = '', event = ''] = received[0]?.body.toString().split('\n') ?? [];
    expect(JSON.parse(item)).toMatchObject({ type: 'event' });
    const json = JSON.parse(event) as Record<string, unknown> & {
      event_id: string;
      exception: { values: { stacktrace: { frames: unknown[] } }[] };
    };
    expect(JSON.parse(head)).toMatchObject({ event_id: json.event_id });
    expect(json.event_id).toMatch(/^[\da-f]{32}$/);
    expect(json).toMatchObject({
      level: 'error',
      release: 'partyquiz@1.2.3',
      tags: { process: 'worker', room: 'r1' },
      extra: { repeated: 7 },
      exception: { values: [{ type: 'Error', value: 'too many clients' }, { type: 'TypeError' }] }
    });
    expect(json.exception.values[1]?.stacktrace.frames.at(-1)).toMatchObject({
      filename: expect.stringContaining('targets.test.ts') as string,
      in_app: true
    });
    for (const field of ['user', 'server_name', 'request', 'breadcrumbs'])
      expect(json).not.toHaveProperty(field);
  });

  it('has to be an address of a project', () => {
    expect(() => sentryTarget('https://sentry.example.org/')).toThrow('SENTRY_DSN must be');
  });
});

describe('mail', () => {
  it('goes to whoever looks after the installation', async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) => {
        done(username === 'pq' && password === 'word' ? null : new Error('no'), { user: 'pq' });
      },
      onData: (stream, _, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += String(chunk)));
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    stops.push(
      () =>
        new Promise(
          (resolve) =>
            void server.close(() => {
              resolve(undefined);
            })
        )
    );
    const { port } = server.server.address() as AddressInfo;
    const address = { from: 'quiz@example.org', to: 'ada@example.org' };
    await mailTarget({ smtpUrl: `smtp://pq:word@127.0.0.1:${String(port)}`, ...address }).send(
      report,
      signal
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^From: quiz@example\.org\r$/m);
    expect(mails[0]).toMatch(/^To: ada@example\.org\r$/m);
    expect(mails[0]).toMatch(/^Subject: PartyQuiz worker: room lost \(TypeError\)\r$/m);
    expect(mails[0]).toContain('because of Error: too many clients');
    const wrong = mailTarget({ smtpUrl: `smtp://pq:S3CRET@127.0.0.1:${String(port)}`, ...address });
    const error: unknown = await wrong.send(report, signal).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(loggedError(error))).not.toContain('S3CRET');
  });
});
