import { frameOf, type Client } from '../client.ts';

/** A group of answers that a marker has before him. */
export interface Looked {
  readonly item: string;
  readonly key: string;
}

/** Markers are told what the others are looking at, so that two do not mark the same [GAME-82]; nothing of it is kept. */
export class LookLane {
  readonly #members: ReadonlySet<Client>;
  readonly #looks = new Map<Client, Looked>();

  constructor(members: ReadonlySet<Client>) {
    this.#members = members;
  }

  look(client: Client, at: Looked | undefined): void {
    const before = this.#looks.get(client);
    if (before?.item === at?.item && before?.key === at?.key) return;
    if (at) this.#looks.set(client, at);
    else this.#looks.delete(client);
    for (const other of this.#members) if (other !== client) this.tell(other);
  }

  /** What the others look at, to one marker. */
  tell(client: Client): void {
    const others = [...this.#looks].flatMap(([other, { item, key }]) =>
      other === client ? [] : [[item, key] as const]
    );
    client.send(frameOf({ t: 'looks', at: others }));
  }
}
