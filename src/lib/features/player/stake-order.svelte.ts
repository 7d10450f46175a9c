import type { Rejection } from '#core/game/commands.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';
import { randomId } from '#lib/live/random-id.ts';

type StakeFrame = Extract<ClientFrame, { t: 'joker' | 'wager' | 'tie' }>;
type Unnumbered<F> = F extends unknown ? Omit<F, 'id'> : never;

/** What an order is sent by, and its answer comes back by. */
export interface StakeWire {
  say(frame: StakeFrame): boolean;
  heardReply: ((id: string, code?: Rejection) => void) | undefined;
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
    this.#wire.heardReply = (id, code) => {
      if (id !== this.sending?.id) return;
      this.refused = code !== undefined;
      this.#stop();
    };
    return () => {
      this.#wire.heardReply = undefined;
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
