import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isAllowedOrigin } from './origin.ts';

const request = (headers: Record<string, string>) =>
  ({ headers, socket: { remoteAddress: '192.0.2.1' } }) as unknown as IncomingMessage;

test.each([
  ['a listed origin', { origin: 'https://a.org', host: 'x' }, ['https://a.org'], true],
  [
    'an unlisted one, even from its own host',
    { origin: 'https://b.org', host: 'b.org' },
    ['https://a.org'],
    false
  ],
  ['a longer one', { origin: 'https://a.org.evil', host: 'x' }, ['https://a.org'], false],
  ['no list: its own host', { origin: 'http://192.168.1.4:3000', host: '192.168.1.4:3000' }, [], true],
  ['no list: another port', { origin: 'http://192.168.1.4:3001', host: '192.168.1.4:3000' }, [], false],
  ['no list: another host', { origin: 'http://evil.org', host: '192.168.1.4:3000' }, [], false],
  ['no list: a file or a sandbox', { origin: 'null', host: 'x' }, [], false],
  ['no browser', { host: 'x' }, ['https://a.org'], true]
])('[ROOM-9] %s', (_name, headers, origins, allowed) => {
  expect(isAllowedOrigin(request(headers), origins)).toBe(allowed);
});
