import { within } from '#ops/within.ts';
import type { Log } from '../log.ts';
import type { Guest } from '../room/client.ts';
import type { RoomStore } from '../store/room-store.ts';

const EVERY_MS = 60_000;
/** A host does not wait longer than this for a database that is away, in ms: the next look comes within a minute. */
const PATIENCE_MS = 1_500;

/**
 * Ends the seats of hosts whose sign-in is over [ROOM-19]: whoever signs out, or ends all sign-ins, has hosted. Each
 * worker looks after its own clients, wherever their rooms are. Nobody is let go for a database that is away.
 */
export class SignInWatch {
  readonly #store: Pick<RoomStore, 'endedSignIns'>;
  readonly #log: Log;
  readonly #guests = new Map<Guest, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(store: Pick<RoomStore, 'endedSignIns'>, log: Log) {
    this.#store = store;
    this.#log = log;
    this.#timer = setInterval(() => void this.#look(), EVERY_MS);
  }

  /** Whether a sign-in is known to be over. */
  async isOver(signIn: string): Promise<boolean> {
    return (await this.#ended([signIn])).has(signIn);
  }

  /** From now on the client is there on the strength of this sign-in. */
  add(guest: Guest, signIn: string): void {
    this.#guests.set(guest, signIn);
  }

  remove(guest: Guest): void {
    this.#guests.delete(guest);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#guests.size === 0) return;
    const ended = await this.#ended([...new Set(this.#guests.values())]);
    for (const [guest, signIn] of [...this.#guests]) if (ended.has(signIn)) guest.end('unauthorised');
  }

  async #ended(signIns: readonly string[]): Promise<ReadonlySet<string>> {
    try {
      return await within(PATIENCE_MS, this.#store.endedSignIns(signIns));
    } catch (error) {
      this.#log.warn({ err: error }, 'sign-ins of hosts not looked at');
      return new Set();
    }
  }
}
