import type { Client } from '../client.ts';
import { Tick } from '../frame.ts';

/**
 * The moving picture of a format that has one: binary, unnumbered, the latest wins. Who is behind misses some, and nobody
 * is ever sent an old one.
 */
export class TickLane {
  readonly #members: readonly ReadonlySet<Client>[];

  constructor(...members: readonly ReadonlySet<Client>[]) {
    this.#members = members;
  }

  send(bytes: Uint8Array): void {
    const tick = new Tick(bytes);
    for (const members of this.#members) for (const client of members) client.tick(tick);
  }
}
