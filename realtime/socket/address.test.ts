import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { countedAddress } from './address.ts';

const request = (remoteAddress: string, headers: Record<string, string | string[]> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const direct = { header: undefined, depth: 1 };
const behind = (depth: number) => ({ header: 'x-forwarded-for', depth });

test('[ROOM-9] what a client writes into the proxy’s header itself does not count', () => {
  const headers = { 'x-forwarded-for': 'forged, 203.0.113.7, 10.0.0.1' };
  expect(countedAddress(request('10.0.0.2', headers), behind(2))).toBe('203.0.113.7');
  expect(countedAddress(request('192.0.2.1', headers), direct)).toBe('192.0.2.1');
  const two = { 'x-forwarded-for': ['203.0.113.7', '203.0.113.8'] };
  expect(countedAddress(request('10.0.0.2', two), behind(1))).toBe('203.0.113.8');
});

test('[ROOM-17] nobody’s address is counted where the client’s is not known', () => {
  expect(countedAddress(request('10.0.0.2'), behind(1))).toBeUndefined();
  expect(countedAddress(request('10.0.0.2', { 'x-forwarded-for': '203.0.113.7' }), direct)).toBeUndefined();
});

test.each(['127.0.0.1', '::ffff:127.0.0.1', '::1'])(
  '[ROOM-17] %s is this machine, with all who come through it',
  (address) => {
    expect(countedAddress(request(address), direct)).toBeUndefined();
  }
);
