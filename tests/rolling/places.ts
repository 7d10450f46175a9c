import { setTimeout as sleep } from 'node:timers/promises';

/** A process in one of the two places. */
export interface Occupant {
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface Stop {
  readonly service: string;
  readonly code: number | null;
  /** From SIGTERM to the exit, in ms. */
  readonly ms: number;
}

export interface PlacesOptions {
  readonly service: string;
  readonly ports: readonly [number, number];
  /** Starts a process and resolves when it is healthy. */
  readonly start: (port: number) => Promise<Occupant>;
  /** How long the proxy gets to notice the new one before the old one is stopped, in ms, as in deploy/update.sh. */
  readonly settleMs: number;
}

/** Two places for one process, as the proxy knows them: a replacement comes in at the free one. */
export class Places {
  readonly #options: PlacesOptions;
  #taken = 0;
  #occupant: Occupant | undefined;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    this.#occupant = await this.#options.start(this.#portOf(this.#taken));
  }

  /** The new one first; the old one is stopped when the new one is healthy. */
  async replace(): Promise<Stop> {
    const old = this.#occupant;
    this.#taken = 1 - this.#taken;
    this.#occupant = await this.#options.start(this.#portOf(this.#taken));
    await sleep(this.#options.settleMs);
    const since = performance.now();
    const code = (await old?.stop()) ?? null;
    return { service: this.#options.service, code, ms: Math.round(performance.now() - since) };
  }

  async close(): Promise<void> {
    await this.#occupant?.stop();
  }

  #portOf(place: number): number {
    return this.#options.ports[place] ?? this.#options.ports[0];
  }
}
