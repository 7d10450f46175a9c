import { Socket } from 'node:net';

/** Messages of PostgreSQL's protocol that make it work: Execute and simple Query. */
const EXECUTE = 'E'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);

/** The queries in what one `write` sends: messages are a letter, a length without the letter, and a body. */
export function queriesIn(bytes: Buffer): number {
  let found = 0;
  let at = 0;
  while (at + 5 <= bytes.length) {
    const kind = bytes[at] ?? 0;
    // The first message of a connection has no letter.
    if (kind === 0) return found;
    if (kind === EXECUTE || kind === QUERY) found += 1;
    at += 1 + bytes.readUInt32BE(at + 1);
  }
  return found;
}

/** Counts what this process asks the PostgreSQL at this port, from now on; its own counters come ten seconds late. */
export function countQueries(port: number): () => number {
  let count = 0;
  const watch = (socket: Socket) => {
    const write = socket.write.bind(socket) as (chunk: unknown, ...rest: unknown[]) => boolean;
    socket.write = (chunk: unknown, ...rest: unknown[]) => {
      if (Buffer.isBuffer(chunk)) count += queriesIn(chunk);
      return write(chunk, ...rest);
    };
  };
  // Called by clients only: sockets of players are not touched.
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its socket below
  const connect = Socket.prototype.connect as (this: Socket, ...parameters: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...parameters: unknown[]) {
    if (JSON.stringify(parameters.slice(0, 2)).includes(String(port))) watch(this);
    return connect.apply(this, parameters);
  };
  return () => count;
}
