import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { connect, createServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tunnel } from './tunnel.ts';

const portOf = (server: Server | TcpServer) => (server.address() as AddressInfo).port;
const REQUEST =
  'GET /ws HTTP/1.1\r\nHost: party.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-PartyQuiz-Address: 6.6.6.6\r\n\r\n';
const MEGABYTE = 1024 * 1024;

describe('the tunnel to the worker', () => {
  let tunnel: Tunnel;
  let web: Server;
  let worker: TcpServer;
  let onWorkerSocket: (socket: Socket) => void;

  beforeEach(async () => {
    tunnel = new Tunnel();
    web = createHttpServer().on('upgrade', (request, socket, head) => {
      tunnel.forward(request, socket as Socket, head);
    });
    worker = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      onWorkerSocket(socket);
    });
    await Promise.all([
      once(web.listen(0, '127.0.0.1'), 'listening'),
      once(worker.listen(0, '127.0.0.1'), 'listening')
    ]);
    tunnel.workerPort = portOf(worker);
  });
  afterEach(() => {
    tunnel.destroyAll();
    web.close();
    worker.close();
  });

  const open = (request = REQUEST) => {
    const client = connect({ port: portOf(web), host: '127.0.0.1', allowHalfOpen: true });
    client.on('error', () => undefined);
    client.write(request);
    return client;
  };
  const readAll = async (socket: Socket) => {
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };

  it('passes on the request, with its own word for the address of the client', async () => {
    const seen = new Promise<string>((resolve) => {
      onWorkerSocket = (socket) =>
        socket.once('data', (data) => {
          resolve(data.toString());
        });
    });
    const client = open();
    const head = await seen;
    client.destroy();
    expect(head).toContain('GET /ws HTTP/1.1\r\nHost: party.test\r\n');
    expect(head).toContain('x-partyquiz-address: 127.0.0.1\r\n');
    expect(head).not.toContain('6.6.6.6');
    expect(head.endsWith('\r\n\r\n')).toBe(true);
  });

  it('[WEB-3] says nobody’s address where a proxy on this machine passes the request on', async () => {
    const seen = new Promise<string>((resolve) => {
      onWorkerSocket = (socket) =>
        socket.once('data', (data) => {
          resolve(data.toString());
        });
    });
    const client = open(REQUEST.replace('Host:', 'CF-Connecting-IP: 198.51.100.9\r\nHost:'));
    const head = await seen;
    client.destroy();
    expect(head.toLowerCase()).not.toContain('x-partyquiz-address');
  });

  it('passes on bytes that came together with the request', async () => {
    const seen = new Promise<string>((resolve) => {
      let text = '';
      onWorkerSocket = (socket) =>
        socket.on('data', (data: Buffer) => {
          text += data.toString();
          if (text.endsWith('early')) resolve(text);
        });
    });
    const client = open(`${REQUEST}early`);
    await expect(seen).resolves.toMatch(/\r\n\r\nearly$/);
    client.destroy();
  });

  it('delivers everything after the client has closed its half', async () => {
    onWorkerSocket = (socket) => {
      socket.resume();
      socket.once('end', () => socket.end('last words'));
    };
    const client = open();
    await sleep(50);
    client.end();
    expect((await readAll(client)).toString()).toBe('last words');
  });

  it('does not pile up in memory what a slow client does not read', async () => {
    let workerSocket: Socket | undefined;
    onWorkerSocket = (socket) => {
      workerSocket = socket;
      socket.resume();
      const block = Buffer.alloc(MEGABYTE);
      const fill = () => {
        while (socket.bytesWritten < 200 * MEGABYTE && socket.write(block));
      };
      socket.on('drain', fill);
      fill();
    };
    const client = open();
    client.pause();
    await sleep(300);
    // What left the worker fits into the buffers of the operating system.
    expect((workerSocket?.bytesWritten ?? 0) - (workerSocket?.writableLength ?? 0)).toBeLessThan(
      50 * MEGABYTE
    );
    client.destroy();
  });

  it('[ROOM-18] lets go of a client that keeps its half open after the worker has closed', async () => {
    onWorkerSocket = (socket) => {
      socket.resume();
      socket.end('goodbye');
    };
    const client = open();
    client.resume();
    await once(client, 'end');
    expect(tunnel.size).toBe(1);
    await expect.poll(() => tunnel.size, { timeout: 5_000 }).toBe(0);
    client.destroy();
  });

  it('ends the worker’s side when the client breaks off', async () => {
    const closed = new Promise<void>((resolve) => {
      onWorkerSocket = (socket) => {
        socket.resume();
        socket.once('close', () => {
          resolve();
        });
        socket.once('end', () => socket.end());
      };
    });
    const client = open();
    await vi.waitFor(() => {
      expect(tunnel.size).toBe(1);
    });
    client.resetAndDestroy();
    await closed;
    await vi.waitFor(() => {
      expect(tunnel.size).toBe(0);
    });
  });

  it.each([
    ['is known to be down', undefined],
    ['does not answer', 1]
  ])('answers 503 while the worker %s', async (_, port) => {
    tunnel.workerPort = port;
    expect((await readAll(open())).toString()).toMatch(/^HTTP\/1\.1 503 /);
  });

  it('answers 404 to an upgrade of anything but /ws', async () => {
    expect((await readAll(open(REQUEST.replace('/ws', '/wsx')))).toString()).toMatch(/^HTTP\/1\.1 404 /);
  });
});
