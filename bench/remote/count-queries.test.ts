import { once } from 'node:events';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { countQueries, queriesIn } from './count-queries.ts';

const message = (kind: string, body = '') => {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(kind);
  bytes.writeUInt32BE(4 + body.length, 1);
  bytes.write(body, 5);
  return bytes;
};

// eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
const { connect } = Socket.prototype;
afterEach(() => {
  Socket.prototype.connect = connect;
});

test('Execute and simple Query count, their neighbours do not', () => {
  expect(queriesIn(Buffer.concat(['P', 'B', 'E', 'S', 'Q'].map((kind) => message(kind, 'QE'))))).toBe(2);
  expect(queriesIn(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]))).toBe(0);
});

test('what a socket to this port writes is counted, other sockets are left alone', async () => {
  const servers = await Promise.all(
    [0, 1].map(async () => {
      const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    })
  );
  const [database = 0, other = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  const queries = countQueries(database);
  for (const port of [database, other]) {
    const socket = new Socket();
    socket.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(message('Q'));
    socket.destroy();
  }
  expect(queries()).toBe(1);
  for (const server of servers) server.close();
});
