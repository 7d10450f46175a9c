import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { after } from '../stats.ts';
import type { RemoteReply } from './serve-remote.ts';

const CONNECT_MS = 20_000;
const RETRY_MS = 50;

/** Calls another process of the benchmark. */
export class Remote {
  readonly #socket: Socket;
  readonly #open = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #n = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    createInterface({ input: socket }).on('line', (line) => {
      const reply = JSON.parse(line) as RemoteReply;
      const call = this.#open.get(reply.n);
      this.#open.delete(reply.n);
      if ('error' in reply) call?.reject(new Error(reply.error));
      else call?.resolve(reply.result);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const { reject } of this.#open.values()) reject(new Error('a process of the benchmark has ended'));
      this.#open.clear();
    });
  }

  /** Waits until the process is there. */
  static async connect(path: string): Promise<Remote> {
    const until = performance.now() + CONNECT_MS;
    for (;;) {
      const socket = connect(path);
      try {
        await once(socket, 'connect');
        // Nobody else calls, and a process that is killed would leave it behind.
        rmSync(path, { force: true });
        return new Remote(socket);
      } catch (error) {
        if (performance.now() > until) throw error;
        await after(RETRY_MS);
      }
    }
  }

  /** The caller knows what the method returns. */
  async ask<T>(method: string, parameter?: unknown): Promise<T> {
    const n = ++this.#n;
    const result = new Promise<unknown>((resolve, reject) => this.#open.set(n, { resolve, reject }));
    this.#socket.write(`${JSON.stringify({ n, method, parameter })}\n`);
    return (await result) as T;
  }

  end(): void {
    this.#socket.destroy();
  }
}
