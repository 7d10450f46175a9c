import { randomBytes } from 'node:crypto';
import { LeanPlayer, type LeanPlayerOptions } from '../../support/lean-player.ts';
import type { RawWebSocket } from '../../support/raw-websocket.ts';

const PONG = /^\{"t":"pong","n":(\d+)/;
const REPLY = /^\{"t":"(ack|nack)","id":"([\w-]+)"/;

/** A player who pings and changes the answer, and tells of each when the reply came. */
export class Guest extends LeanPlayer {
  readonly #pings = new Map<number, () => void>();
  readonly #answers = new Map<string, (accepted: boolean) => void>();
  #said = 0;

  constructor(url: string, code: string, options: LeanPlayerOptions) {
    super(url, code, options);
  }

  ping(onPong: () => void): void {
    const n = ++this.#said;
    this.#pings.set(n, onPong);
    this.ws?.sendText(JSON.stringify({ t: 'ping', n }));
  }

  /** Each answer replaces the one before. */
  answer(item: string, onReply: (accepted: boolean) => void): void {
    const rev = ++this.#said;
    const id = randomBytes(12).toString('base64url');
    this.#answers.set(id, onReply);
    this.ws?.sendText(JSON.stringify({ t: 'answer', id, item, rev, at: Date.now(), value: rev % 4 }));
  }

  override onText(text: Buffer, at: number, socket: RawWebSocket): void {
    super.onText(text, at, socket);
    const start = text.toString('latin1', 0, 80);
    const pong = PONG.exec(start);
    if (pong) {
      const n = Number(pong[1]);
      this.#pings.get(n)?.();
      this.#pings.delete(n);
      return;
    }
    const [, kind, id = ''] = REPLY.exec(start) ?? [];
    if (kind === undefined) return;
    this.#answers.get(id)?.(kind === 'ack');
    this.#answers.delete(id);
  }
}
