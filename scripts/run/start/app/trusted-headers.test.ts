import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { ADDRESS_HEADER, PROTOCOL_HEADER, setTrustedHeaders } from './trusted-headers.ts';

/** A request that came from this address with these headers. */
function requestFrom(address: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  setTrustedHeaders(request);
  return request;
}

it.each([
  ['192.168.1.20', '192.168.1.20'],
  ['::ffff:192.168.1.20', '192.168.1.20'],
  ['fe80::1', 'fe80::1']
])('a request from %s counts as %s, whatever it claims', (address, counted) => {
  const { headers } = requestFrom(address, { [ADDRESS_HEADER]: '6.6.6.6', [PROTOCOL_HEADER]: 'https' });
  expect(headers[ADDRESS_HEADER]).toBe(counted);
  expect(headers[PROTOCOL_HEADER]).toBe('http');
});

it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  '[WEB-3] what a proxy on this machine, at %s, passes on is nobody’s address',
  (address) => {
    const { headers } = requestFrom(address, {
      'cf-connecting-ip': '198.51.100.9',
      [ADDRESS_HEADER]: '6.6.6.6'
    });
    expect(headers[ADDRESS_HEADER]).toBeUndefined();
  }
);

it('who forwards from elsewhere is an address like any other', () => {
  const { headers } = requestFrom('192.168.1.20', { 'x-forwarded-for': '198.51.100.9' });
  expect(headers[ADDRESS_HEADER]).toBe('192.168.1.20');
});
