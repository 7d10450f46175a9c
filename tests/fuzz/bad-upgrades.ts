import type { Random } from '../support/random.ts';

/** Requests that must not become a WebSocket. */
export function badUpgrade(random: Random): string {
  const head = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`;
  const usual = [
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  ];
  const pq = 'Sec-WebSocket-Protocol: pq.v1';
  return random.pick([
    head(['GET /ws HTTP/1.1', ...usual]),
    head(['GET /ws HTTP/1.1', ...usual, 'Sec-WebSocket-Protocol: chat']),
    head(['GET //ws/../x HTTP/1.1', ...usual, pq]),
    head(['POST /ws HTTP/1.1', ...usual, pq]),
    head(['GET /ws HTTP/1.1', ...usual.slice(0, 3), 'Sec-WebSocket-Version: 7', usual[4] ?? '', pq]),
    head(['GET /ws HTTP/1.1', ...usual.slice(0, 4), 'Sec-WebSocket-Key: short', pq]),
    head(['GET /ws HTTP/1.1', ...usual, pq, 'Origin: https://evil.example']),
    head(['GET /ws HTTP/1.1', ...usual, pq, `X-Forwarded-For: ${'1.2.3.4, '.repeat(500)}`, 'Origin: null']),
    head(['GET /ws HTTP/1.1', ...usual, pq, `X-Huge: ${'x'.repeat(20_000)}`]),
    'GET /ws HTTP/9.9\r\n\r\n',
    '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000'
  ]);
}
