import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import { randomId } from '#lib/live/random-id.ts';

type StakeFrame = Extract<ClientFrame, { t: 'joker' | 'wager' | 'tie' }>;
type Unnumbered<F> = F extends unknown ? Omit<F, 'id'> : never;

/** What an order is sent by, and its answer comes back by. */
export interface StakeWire {
  say(frame: StakeFrame): boolean;
  readonly ears: Set<(frame: ServerFrame) => void>;
}

/** An order that is not answered by then is sent again, in ms. */
const REPEAT_MS = 1_500;

/** A joker or a wager on its way: said again until it is stored or refused. */
export class StakeOrder {
  sending = $state.raw<StakeFrame>();
  refused = $state.raw(false);
  readonly #wire: StakeWire;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(wire: StakeWire) {
    this.#wire = wire;
  }

  /** Listens until it is told to stop. */
  listen(): () => void {
    const hear = (frame: ServerFrame) => {
      if ((frame.t !== 'ack' && frame.t !== 'nack') || frame.id !== this.sending?.id) return;
      this.refused = frame.t === 'nack';
      this.#stop();
    };
    this.#wire.ears.add(hear);
    return () => {
      this.#wire.ears.delete(hear);
      this.#stop();
    };
  }

  order(what: Unnumbered<StakeFrame>): void {
    this.#stop();
    this.refused = false;
    const frame = { ...what, id: randomId() };
    this.sending = frame;
    this.#wire.say(frame);
    this.#timer = setInterval(() => this.#wire.say(frame), REPEAT_MS);
  }

  #stop() {
    clearInterval(this.#timer);
    this.sending = undefined;
  }
}
