import type { PlayerId } from '#core/ids.ts';
import type { Client, Seat } from './client.ts';

/** Who is here: which client has which seat. A player has one client, hosts and displays may have many. */
export class Seats {
  readonly #seats = new Map<Client, Seat>();
  readonly #players = new Map<PlayerId, Client>();
  #hosts = 0;

  get hosts(): number {
    return this.#hosts;
  }

  get size(): number {
    return this.#seats.size;
  }

  seatOf(client: Client): Seat | undefined {
    return this.#seats.get(client);
  }

  clients(): IterableIterator<Client> {
    return this.#seats.keys();
  }

  /** Hosts and markers whose right ends with something, and with what. */
  *hostsBySignIn(): Iterable<readonly [Client, string]> {
    for (const [client, seat] of this.#seats)
      if ((seat.role === 'host' || seat.role === 'marker') && seat.signIn !== undefined)
        yield [client, seat.signIn];
  }

  clientOf(player: PlayerId): Client | undefined {
    return this.#players.get(player);
  }

  readonly isConnected = (player: PlayerId): boolean => this.#players.has(player);

  /** Seats a client; returns the one that had a player's seat before. */
  take(client: Client, seat: Seat): Client | undefined {
    this.leave(client);
    this.#seats.set(client, seat);
    if (seat.role === 'host') this.#hosts += 1;
    if (seat.role !== 'players') return undefined;
    const before = this.#players.get(seat.playerId);
    this.#players.set(seat.playerId, client);
    return before;
  }

  /** Frees the seat of a client, and returns it. */
  leave(client: Client): Seat | undefined {
    const seat = this.#seats.get(client);
    if (!seat) return undefined;
    this.#seats.delete(client);
    if (seat.role === 'host') this.#hosts -= 1;
    if (seat.role === 'players' && this.#players.get(seat.playerId) === client)
      this.#players.delete(seat.playerId);
    return seat;
  }
}
