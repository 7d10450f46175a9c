/**
 * Most sockets of one address: a hall of 1,500 whose Wi-Fi has just come back, while its old sockets are still here for
 * most of a minute [ROOM-18].
 */
export const MAX_SOCKETS_FROM = 3_000;
/** Most sockets of a worker: twice what the benchmark fills one with. */
export const MAX_SOCKETS = 20_000;

/** How many sockets are open from each address. */
export class SocketCounts {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most = MAX_SOCKETS_FROM) {
    this.#most = most;
  }

  isFull(address: string | undefined): boolean {
    return address !== undefined && (this.#counts.get(address) ?? 0) >= this.#most;
  }

  add(address: string | undefined): void {
    if (address !== undefined) this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
  }

  remove(address: string | undefined): void {
    if (address === undefined) return;
    const left = (this.#counts.get(address) ?? 0) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
