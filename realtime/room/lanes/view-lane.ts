import { encodeView, viewFrame, type EncodedView } from '#core/protocol/view-diff.ts';
import type { Client } from '../client.ts';
import { Frame, SharedText } from '../frame.ts';

/** Frames kept for clients that come back with a gap. */
const TAIL = 64;

/** What all of one audience see: its view, the numbered frames that changed it, and who listens. */
export class ViewLane {
  readonly members = new Set<Client>();
  #view: EncodedView;
  #seq = 0;
  #snapshot: { readonly seq: number; readonly text: SharedText } | undefined;
  readonly #tail: Frame[] = [];

  constructor(view: object) {
    this.#view = encodeView(view);
  }

  /** Number of the last shared frame. */
  get seq(): number {
    return this.#seq;
  }

  /** The frame that brings the audience to this view; `undefined` when it is there already. */
  advance(view: object): Frame | undefined {
    const next = encodeView(view);
    const text = viewFrame(this.#seq + 1, this.#view, next);
    if (text === undefined) return undefined;
    this.#seq += 1;
    this.#view = next;
    const frame = new Frame(text);
    this.#tail.push(frame);
    if (this.#tail.length > TAIL) this.#tail.shift();
    return frame;
  }

  /** What a client misses that has seen everything up to `seq`; `undefined` when that is too long ago. */
  tailAfter(seq: number): readonly Frame[] | undefined {
    const missing = this.#seq - seq;
    if (missing < 0 || missing > this.#tail.length) return undefined;
    return missing === 0 ? [] : this.#tail.slice(-missing);
  }

  /** The whole view as the end of a JSON object that a client's own part begins; made once per number. */
  snapshot(): SharedText {
    if (this.#snapshot?.seq !== this.#seq) {
      const view = [...this.#view].map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',');
      this.#snapshot = { seq: this.#seq, text: new SharedText(`,"view":{${view}}}`) };
    }
    return this.#snapshot.text;
  }
}
