import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { maskedFrame, opcodes, RawWebSocket } from './raw-websocket.ts';

let server: WebSocketServer;
let url: string;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/ws`;
});
afterEach(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

/** A client that keeps what it heard, and the server's end of it. */
async function pair(options = {}) {
  const texts: string[] = [];
  const heard = new EventTarget();
  let closed: [number, string] | undefined;
  const arrived = once(server, 'connection');
  const raw = await RawWebSocket.open(
    url,
    {
      onText: (text) => {
        texts.push(text.toString());
        heard.dispatchEvent(new Event('heard'));
      },
      onClose: (code, reason) => {
        closed = [code, reason];
        heard.dispatchEvent(new Event('heard'));
      }
    },
    options
  );
  const [peer, request] = (await arrived) as [WebSocket, { headers: Record<string, string>; socket: Socket }];
  const until = async (condition: () => boolean) => {
    while (!condition()) await once(heard, 'heard');
  };
  return { raw, peer, request, texts, until, closed: () => closed };
}

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 700_000])('%i bytes there and back', async (size) => {
  const { raw, peer, texts, until } = await pair();
  peer.on('message', (data) => {
    peer.send((data as Buffer).toString());
  });
  const text = 'é'.repeat(size >> 1) + 'x'.repeat(size & 1);
  raw.sendText(text);
  raw.sendText('after');
  await until(() => texts.length === 2);
  expect(texts).toEqual([text, 'after']);
});

test('fragments in both directions', async () => {
  const { raw, peer, texts, until } = await pair();
  peer.send('one ', { fin: false });
  peer.send('and ', { fin: false });
  peer.send('two');
  await until(() => texts.length === 1);
  expect(texts).toEqual(['one and two']);
  const message = once(peer, 'message');
  raw.sendBytes(maskedFrame('a', { fin: false }));
  raw.sendBytes(maskedFrame('b', { opcode: opcodes.continuation }));
  expect(String(((await message) as [Buffer])[0])).toBe('ab');
});

test('a stream that arrives byte by byte', async () => {
  const wire: Buffer[] = [];
  const tcp = createServer((socket) => {
    socket.setNoDelay(true);
    const trickle = async () => {
      const head =
        'HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
      const bytes = Buffer.concat([Buffer.from(head), Buffer.from([0x81, 2, 0x68, 0x69]), ...wire]);
      for (const byte of bytes) {
        socket.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
    };
    socket.once('data', () => void trickle());
  });
  wire.push(Buffer.from([0x81, 126, 0, 130]), Buffer.alloc(130, 'z'));
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const texts: string[] = [];
  const raw = await new Promise<RawWebSocket>((resolve) => {
    new RawWebSocket(`ws://127.0.0.1:${String((tcp.address() as AddressInfo).port)}/`, {
      onText: (text, _at, socket) => {
        texts.push(text.toString());
        if (texts.length === 2) resolve(socket);
      }
    });
  });
  expect(texts).toEqual(['hi', 'z'.repeat(130)]);
  raw.destroy();
  tcp.close();
});

test('pings are answered with their own bytes', async () => {
  const { peer } = await pair();
  const pong = once(peer, 'pong');
  peer.ping('12345');
  expect(String(((await pong) as [Buffer])[0])).toBe('12345');
});

test('the close code and reason, and 1006 for a cut', async () => {
  const first = await pair();
  const closed = once(first.peer, 'close');
  first.peer.close(4409, 'replaced');
  await first.until(() => first.closed() !== undefined);
  expect(first.closed()).toEqual([4409, 'replaced']);
  expect((await closed)[0]).toBe(4409);
  const second = await pair();
  second.peer.terminate();
  await second.until(() => second.closed() !== undefined);
  expect(second.closed()).toEqual([1006, '']);
});

test('headers, protocol and local address reach the server', async () => {
  const { request } = await pair({
    headers: { 'X-Forwarded-For': '192.0.2.7' },
    localAddress: '127.0.0.9',
    protocol: 'other'
  });
  expect(request.headers).toMatchObject({
    'x-forwarded-for': '192.0.2.7',
    'sec-websocket-protocol': 'other'
  });
  expect(request.socket.remoteAddress).toBe('127.0.0.9');
});

test('a refused upgrade rejects with the status line', async () => {
  const refusing = new WebSocketServer({ port: 0, host: '127.0.0.1', verifyClient: () => false });
  await once(refusing, 'listening');
  const at = (refusing.address() as AddressInfo).port;
  await expect(RawWebSocket.open(`ws://127.0.0.1:${String(at)}/ws`, {})).rejects.toThrow('401');
  refusing.close();
});
