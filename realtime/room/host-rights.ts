import type { Log } from '../log.ts';
import type { RoomStore } from '../store/room-store.ts';
import type { Client } from './client.ts';
import type { Seats } from './seats.ts';

/**
 * Lets hosts go whose right is over, when another host says that something has changed [ROOM-26]: sooner than their workers
 * look by themselves, and wherever they are connected. Nobody is let go for a database that is away.
 */
export class HostRights {
  readonly #seats: Pick<Seats, 'hostsBySignIn'>;
  readonly #store: Pick<RoomStore, 'endedSignIns'>;
  readonly #log: Log;
  readonly #letGo: (client: Client) => void;
  /** One look at a time; whoever asks meanwhile gets another one after it. */
  #look: 'none' | 'looking' | 'again' = 'none';

  constructor(
    seats: Pick<Seats, 'hostsBySignIn'>,
    store: Pick<RoomStore, 'endedSignIns'>,
    log: Log,
    letGo: (client: Client) => void
  ) {
    this.#seats = seats;
    this.#store = store;
    this.#log = log;
    this.#letGo = letGo;
  }

  async recheck(): Promise<void> {
    if (this.#look !== 'none') {
      this.#look = 'again';
      return;
    }
    do {
      this.#look = 'looking';
      await this.#lookOnce();
    } while (this.#isAskedAgain());
    this.#look = 'none';
  }

  #isAskedAgain(): boolean {
    return this.#look === 'again';
  }

  async #lookOnce(): Promise<void> {
    const hosts = [...this.#seats.hostsBySignIn()];
    if (hosts.length === 0) return;
    try {
      const ended = await this.#store.endedSignIns([...new Set(hosts.map(([, signIn]) => signIn))]);
      for (const [client, signIn] of hosts) if (ended.has(signIn)) this.#letGo(client);
    } catch (error) {
      this.#log.warn({ err: error }, 'rights of hosts not looked at');
    }
  }
}
