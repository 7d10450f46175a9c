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

/**
 * `spare`: one place is empty; the new process comes in there, then the old one leaves, as in Coolify. `pair`: both are
 * taken; first one is emptied and filled again, then the other, as in deploy/update.sh.
 */
export const LAYOUTS = ['spare', 'pair'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface PlacesOptions {
  readonly service: string;
  readonly ports: readonly [number, number];
  readonly layout: Layout;
  /** Starts a process and resolves when it is healthy. */
  readonly start: (port: number) => Promise<Occupant>;
  /** How long the proxy gets to notice a new process before an old one is stopped, in ms. */
  readonly settleMs: number;
}

/** The two places of a service, as the proxy knows them. */
export class Places {
  readonly #options: PlacesOptions;
  readonly #occupants = new Map<number, Occupant>();

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { ports, layout } = this.#options;
    await Promise.all((layout === 'pair' ? ports : ports.slice(0, 1)).map((port) => this.#fill(port)));
  }

  /** Every process that runs is replaced by a new one. */
  async replace(): Promise<Stop[]> {
    const { ports, layout, settleMs } = this.#options;
    const taken = ports.filter((port) => this.#occupants.has(port));
    const stops: Stop[] = [];
    if (layout === 'spare') {
      await Promise.all(ports.filter((port) => !taken.includes(port)).map((port) => this.#fill(port)));
      await sleep(settleMs);
    }
    for (const port of taken) {
      stops.push(await this.#empty(port));
      if (layout === 'spare') continue;
      await this.#fill(port);
      await sleep(settleMs);
    }
    return stops;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#occupants.keys()].map((port) => this.#empty(port)));
  }

  async #fill(port: number): Promise<void> {
    this.#occupants.set(port, await this.#options.start(port));
  }

  async #empty(port: number): Promise<Stop> {
    const since = performance.now();
    const code = (await this.#occupants.get(port)?.stop()) ?? null;
    this.#occupants.delete(port);
    return { service: this.#options.service, code, ms: Math.round(performance.now() - since) };
  }
}
