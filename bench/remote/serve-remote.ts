import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

export type Handlers = Readonly<Record<string, (parameter: never) => unknown>>;

export interface RemoteCall {
  readonly n: number;
  readonly method: string;
  readonly parameter: unknown;
}

export type RemoteReply =
  { readonly n: number; readonly result: unknown } | { readonly n: number; readonly error: string };

/** Path of the socket on which a process of the benchmark takes calls. */
export const REMOTE_PATH = 'BENCH_REMOTE';

/** Takes calls from the benchmark on a local socket: JSON, one a line. Does not keep the process alive by itself. */
export function serveRemote(path: string, handlers: Handlers): void {
  const server = createServer((socket) => {
    socket.unref();
    const answer = async ({ n, method, parameter }: RemoteCall): Promise<RemoteReply> => {
      try {
        const result: unknown = await handlers[method]?.(parameter as never);
        return { n, result };
      } catch (error) {
        return { n, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      }
    };
    createInterface({ input: socket }).on('line', (line) => {
      // What was written by our own side.
      void answer(JSON.parse(line) as RemoteCall).then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(path);
  server.unref();
}
