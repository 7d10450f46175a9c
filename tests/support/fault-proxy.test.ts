import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { FaultProxy, links } from './fault-proxy.ts';

/** Long enough for bytes on loopback, in ms: what has not come by then was held back. */
const QUIET_MS = 60;

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** One end of a connection, and everything that it saw. */
class End {
  text = '';
  /** What became of the connection: `end`, `close`, or the code of an error. */
  readonly fate: string[] = [];
  readonly #looks = new Set<() => void>();
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.text += String(chunk);
      this.#look();
    });
    for (const event of ['end', 'close'])
      socket.on(event, () => {
        this.fate.push(event);
        this.#look();
      });
    socket.on('error', (error: NodeJS.ErrnoException) => this.fate.push(error.code ?? 'error'));
  }

  #look() {
    for (const look of this.#looks) look();
  }

  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.#looks.delete(look);
        resolve();
      };
      this.#looks.add(look);
    });
  }
}

/** A server behind a proxy, and both ends of one connection through it. */
async function open() {
  const server = createServer({ allowHalfOpen: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await FaultProxy.start((server.address() as AddressInfo).port);
  const sockets: Socket[] = [];
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    await proxy.close();
    server.close();
  });
  const dial = async () => {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const client = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });
    const [socket] = await accepted;
    sockets.push(client, socket);
    return { client: new End(client), server: new End(socket) };
  };
  return { proxy, dial, ...(await dial()) };
}

describe('a fault proxy', () => {
  test('passes bytes and ends both ways', async () => {
    const { client, server } = await open();
    client.socket.write('up');
    server.socket.write('down');
    await Promise.all([server.until(() => server.text === 'up'), client.until(() => client.text === 'down')]);
    client.socket.end();
    await server.until(() => server.fate.includes('end'));
    server.socket.end('last');
    await client.until(() => client.fate.includes('close'));
    expect(client.text).toBe('downlast');
  });

  test('passes a reset on as a reset', async () => {
    const { client, server } = await open();
    client.socket.resetAndDestroy();
    await server.until(() => server.fate.includes('close'));
    expect(server.fate).toContain('ECONNRESET');
  });

  test('a black hole swallows bytes and ends, keeps sockets open, and lets nothing through afterwards', async () => {
    const { proxy, client, server } = await open();
    proxy.set(links.blackHole);
    client.socket.write('lost');
    server.socket.end('lost');
    await sleep(QUIET_MS);
    proxy.set(links.pass);
    client.socket.write('after');
    await sleep(QUIET_MS);
    expect([client.text, client.fate, server.text, server.fate]).toEqual(['', [], '', []]);
  });

  test('a connection that lost nothing in the black hole goes on after it', async () => {
    const { proxy, client, server } = await open();
    proxy.set(links.blackHole);
    proxy.set(links.pass);
    client.socket.write('still here');
    await server.until(() => server.text === 'still here');
  });

  test('a black hole takes new connections and lets them hear nothing', async () => {
    const { proxy, dial } = await open();
    proxy.set(links.blackHole);
    const { client, server } = await dial();
    client.socket.write('hello?');
    await sleep(QUIET_MS);
    expect([client.fate, server.text]).toEqual([[], '']);
  });

  test.each([
    ['deafServer', 'up'],
    ['deafClient', 'down']
  ] as const)('one way: %s loses only what goes %s', async (kind, lost) => {
    const { proxy, client, server } = await open();
    proxy.set(links[kind]);
    client.socket.write('up');
    server.socket.write('down');
    const heard = lost === 'up' ? client : server;
    await heard.until(() => heard.text === (lost === 'up' ? 'down' : 'up'));
    expect((lost === 'up' ? server : client).text).toBe('');
  });

  test('a stall holds bytes and delivers them in order', async () => {
    const { proxy, client, server } = await open();
    proxy.set(links.stall);
    for (const word of ['one ', 'two ', 'three']) client.socket.write(word);
    await sleep(QUIET_MS);
    expect(server.text).toBe('');
    proxy.set(links.pass);
    await server.until(() => server.text === 'one two three');
  });

  test('a delay shifts bytes and keeps their order, also when it ends', async () => {
    const { proxy, client, server } = await open();
    proxy.set(links.delay(80));
    const before = performance.now();
    client.socket.write('one ');
    await sleep(10);
    proxy.set(links.pass);
    client.socket.write('two');
    await server.until(() => server.text === 'one two');
    // Timers round to whole milliseconds.
    expect(performance.now() - before).toBeGreaterThanOrEqual(79);
  });

  test('a reset is seen from both ends', async () => {
    const { proxy, client, server } = await open();
    proxy.reset();
    await Promise.all([client, server].map((end) => end.until(() => end.fate.includes('close'))));
    expect([client.fate, server.fate]).toEqual([
      ['ECONNRESET', 'close'],
      ['ECONNRESET', 'close']
    ]);
    expect(proxy.size).toBe(0);
  });

  test('refuses new connections and leaves the others alone', async () => {
    const { proxy, client, server } = await open();
    proxy.set(links.refuse);
    const refused = new End(connect(proxy.port, '127.0.0.1'));
    await refused.until(() => refused.fate.includes('close'));
    client.socket.write('still here');
    await server.until(() => server.text === 'still here');
    expect(refused.fate).toContain('ECONNRESET');
  });

  test.each(['client', 'server'] as const)(
    'half-open: the %s’s side ends, the other is not told',
    async (side) => {
      const { proxy, client, server } = await open();
      const [told, untold] = side === 'client' ? [client, server] : [server, client];
      proxy.halfOpen(side);
      await told.until(() => told.fate.includes('end') || told.fate.includes('close'));
      untold.socket.write('anybody?');
      await sleep(QUIET_MS);
      expect([untold.fate, told.text]).toEqual([[], '']);
    }
  );

  test('sends new connections elsewhere when told', async () => {
    const { proxy } = await open();
    const other = await open();
    proxy.forwardTo(other.proxy.port);
    const client = connect(proxy.port, '127.0.0.1');
    cleanups.push(() => void client.destroy());
    const before = other.proxy.size;
    client.write('x');
    while (other.proxy.size === before) await sleep(5);
    expect(other.proxy.size).toBe(before + 1);
  });
});
