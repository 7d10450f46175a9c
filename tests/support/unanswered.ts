import type { Rejection } from '#core/game/commands.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';

/** How long a command waits for its reply before it is sent again, in ms. */
const REPEAT_MS = 1_000;

export type Reply = 'ack' | Rejection;
type Identified = Extract<ClientFrame, { id: string }>;

interface Open {
  readonly frame: Identified;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** The commands of a bot that have no reply yet: sent again and again, under the same id. */
export class Unanswered {
  readonly #send: (frame: ClientFrame) => void;
  readonly #open = new Map<string, Open>();

  constructor(send: (frame: ClientFrame) => void) {
    this.#send = send;
  }

  add(frame: Identified): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#open.set(frame.id, { frame, resolve, reject, timer: this.#repeat(frame) });
      this.#send(frame);
    });
  }

  replied(id: string, reply: Reply): void {
    const open = this.#open.get(id);
    if (!open) return;
    clearInterval(open.timer);
    this.#open.delete(id);
    open.resolve(reply);
  }

  /** The server lets us in again: it may have heard none of them. */
  sendAll(): void {
    for (const { frame } of this.#open.values()) this.#send(frame);
  }

  pause(): void {
    for (const { timer } of this.#open.values()) clearInterval(timer);
  }

  resume(): void {
    for (const open of this.#open.values()) open.timer = this.#repeat(open.frame);
  }

  fail(error: Error): void {
    this.pause();
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }

  #repeat(frame: ClientFrame): NodeJS.Timeout {
    return setInterval(() => {
      this.#send(frame);
    }, REPEAT_MS);
  }
}
