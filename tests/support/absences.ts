/** How often and how long a client was away from its room, as it could notice it itself; all times in ms. */
export class Absences {
  /** From the loss of the connection, or the last sign of life before a silence, until the server let it in again. */
  readonly reconnects: number[] = [];
  /** The same, but from the moment on at which the client's own network was there again. */
  readonly recoveries: number[] = [];
  /** How often the connection was gone without another one that was in. */
  losses = 0;
  #goneAt: number | undefined;
  #networkBackAt = 0;

  gone(at: number): void {
    this.#goneAt ??= at;
    this.losses += 1;
  }

  /** What was lost in a sleep counts from the waking. */
  woke(at: number): void {
    if (this.#goneAt !== undefined) this.#goneAt = at;
  }

  /** The client's own network works again; nothing tells the client. */
  networkBack(at: number): void {
    this.#networkBackAt = at;
  }

  back(at: number): void {
    if (this.#goneAt !== undefined) {
      this.reconnects.push(at - this.#goneAt);
      this.recoveries.push(at - Math.max(this.#goneAt, this.#networkBackAt));
    }
    this.#goneAt = undefined;
  }
}
