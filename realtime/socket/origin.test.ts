import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, isAllowedOrigin } from './origin.ts';

const request = (headers: Record<string, string | string[]>) =>
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

test('the address is the proxy’s word only where a proxy is trusted', () => {
  const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7, 10.0.0.1' };
  expect(clientAddress(request(headers), 'x-forwarded-for', 2)).toBe('203.0.113.7');
  expect(clientAddress(request(headers), undefined, 1)).toBe('192.0.2.1');
  expect(clientAddress(request({}), 'x-forwarded-for', 1)).toBe('192.0.2.1');
});

test('[ROOM-9] what a client writes into the proxy’s header itself does not count', () => {
  const headers = { 'x-forwarded-for': 'forged, 203.0.113.7' };
  expect(clientAddress(request(headers), 'x-forwarded-for', 1)).toBe('203.0.113.7');
});
