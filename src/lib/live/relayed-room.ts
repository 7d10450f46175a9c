import type { Brand } from '#core/brand/brand.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { AnyView, Counts, Face, ServerFrame } from '#core/protocol/server-frames.ts';
import type { PersonalView } from '#core/game/views.ts';
import type { Device, SocketEvents, Socket } from './platform.ts';

/** What a host's panel passes on of its room: what a display or a phone is shown now. */
export interface Relayed {
  readonly role: 'players' | 'display';
  /** ms on the room's clock. */
  readonly now: number;
  readonly view: AnyView;
  /** Of a phone. */
  readonly you?: PersonalView;
  /** Of a display. */
  readonly counts?: Counts;
  readonly faces?: readonly Face[];
  readonly brand?: Brand | null;
}

/** What a device finds that was here before: a phone comes back with it instead of asking for a name. */
const TOKEN = 'relayed';

/**
 * A room behind which nobody is: the device of a page that shows what it is told, and from which nothing leaves. It lets
 * everybody in, tells the time, and stores nothing.
 */
export class RelayedRoom implements Device {
  readonly random = Math.random;
  #relayed: Relayed;
  /** The room's clock less that of the page, in ms. */
  #ahead: number;
  #seq = 1;
  #events: SocketEvents | undefined;
  #isIn = false;

  constructor(first: Relayed) {
    this.#relayed = first;
    this.#ahead = first.now - this.now();
  }

  now(): number {
    return performance.now();
  }

  /** Something is shown otherwise from now on. */
  show(relayed: Relayed): void {
    const before = this.#relayed.view;
    this.#relayed = relayed;
    this.#ahead = relayed.now - this.now();
    if (!this.#isIn) return;
    const { view } = relayed;
    const del = Object.keys(before).filter((key) => !(key in view));
    this.#tell({ t: 'view', seq: ++this.#seq, set: { ...view }, del });
    this.#tellRest();
  }

  dial(events: SocketEvents): Socket {
    this.#events = events;
    queueMicrotask(events.opened);
    return {
      readyState: 1,
      send: (text) => {
        // Its page is ours: what it sends is a frame.
        const frame = JSON.parse(text) as ClientFrame;
        // Never while it is still being sent.
        queueMicrotask(() => {
          this.#hear(frame);
        });
      },
      close: () => {
        this.#events = undefined;
        this.#isIn = false;
      }
    };
  }

  #hear(frame: ClientFrame) {
    if (frame.t === 'ping') this.#tell({ t: 'pong', n: frame.n, at: this.now() + this.#ahead });
    if (frame.t !== 'attend' && frame.t !== 'resume') return;
    const { role, view, you } = this.#relayed;
    const now = this.now() + this.#ahead;
    this.#isIn = true;
    this.#tell({
      t: 'welcome',
      role,
      epoch: 1,
      seq: this.#seq,
      now,
      token: TOKEN,
      view,
      ...(you && { you })
    });
    this.#tellRest();
  }

  #tellRest() {
    const { you, counts, faces } = this.#relayed;
    if (you) this.#tell({ t: 'you', you });
    if (counts) this.#tell({ t: 'count', ...counts });
    if (faces) this.#tell({ t: 'crowd', faces, all: true });
  }

  #tell(frame: ServerFrame) {
    this.#events?.heard(JSON.stringify(frame));
  }

  listen(): () => void {
    return () => undefined;
  }

  after(ms: number, act: () => void): () => void {
    const timer = setTimeout(act, ms);
    return () => {
      clearTimeout(timer);
    };
  }

  keep(): void {
    // Nothing of it is worth keeping.
  }

  recall(key: string): unknown {
    return key.endsWith('token') ? TOKEN : undefined;
  }
}
