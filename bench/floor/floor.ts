import type { Answered, Entered } from '../crowd.ts';
import { residentBytes } from '#tests/support/resident-bytes.ts';
import { cpuUsOf } from '../machine.ts';
import { after } from '../stats.ts';
import { startRemoteProcess, type RemoteProcess } from '../remote/remote-process.ts';

/** Until the readers have heard that they shall stand still, in ms. */
const STANDING_MS = 5;

/** A bare server with as many clients, and the same done to it. */
export class Floor {
  readonly #server: RemoteProcess;
  readonly #load: RemoteProcess;

  private constructor(server: RemoteProcess, load: RemoteProcess) {
    this.#server = server;
    this.#load = load;
  }

  static async start(serverPrefix: readonly string[]): Promise<Floor> {
    const server = await startRemoteProcess('bench/floor/server.ts', serverPrefix);
    return new Floor(server, await startRemoteProcess('bench/floor/load.ts'));
  }

  get residentBytes(): number {
    return residentBytes(this.#server.pid);
  }

  async collectGarbage(): Promise<void> {
    await this.#server.remote.ask('collectGarbage');
  }

  /** Everybody connects, says hello and is welcomed with this text; returns the server's CPU beside the rest. */
  async enter(players: number, welcome: string): Promise<Entered & { cpuUs: number }> {
    await this.#server.remote.ask('welcome', welcome);
    const url = await this.#server.remote.ask<string>('url');
    return this.#measured(() => this.#load.remote.ask<Entered>('enter', { url, players }));
  }

  leave(): Promise<void> {
    return this.#load.remote.ask('leave');
  }

  answer(spreadMs: number): Promise<Answered & { cpuUs: number }> {
    return this.#measured(() => this.#load.remote.ask<Answered>('answer', spreadMs));
  }

  /**
   * Sends these texts to everybody, one after the other; returns the server's CPU for all.
   *
   * @param stillMs for so long nobody reads, each time
   */
  async broadcast(how: 'send' | 'write', texts: readonly string[], stillMs = 0): Promise<number> {
    const { cpuUs } = await this.#measured(async () => {
      for (const text of texts) {
        await this.#load.remote.ask('expectViews');
        const still = stillMs > 0 ? this.#load.remote.ask('standStill', stillMs) : undefined;
        if (still) await after(STANDING_MS);
        await this.#server.remote.ask(how, text);
        await still;
        await this.#load.remote.ask('views');
      }
      return {};
    });
    return cpuUs;
  }

  async stop(): Promise<void> {
    await this.#load.stop();
    await this.#server.stop();
  }

  async #measured<T extends object>(work: () => Promise<T>): Promise<T & { cpuUs: number }> {
    const before = cpuUsOf(this.#server.pid);
    const result = await work();
    return { ...result, cpuUs: cpuUsOf(this.#server.pid) - before };
  }
}
