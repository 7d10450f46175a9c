import { PROTOCOL, type CloseReason, type ServerFrame } from '#core/protocol/server-frames.ts';

/** What a made-up worker says to a page. */
export interface RoomScript {
  /** Time in the room when the page is opened, in ms. */
  readonly opensAt: number;
  /** How it lets a visitor in, and what it tells then; absent: it never answers. */
  readonly says?: readonly ServerFrame[];
  /** It turns visitors away. */
  readonly refuses?: Extract<ServerFrame, { t: 'error' }>;
  /** The line is cut once that is said. */
  readonly breaks?: boolean;
}

export const refusal = (code: CloseReason): NonNullable<RoomScript['refuses']> => ({ t: 'error', code });

const real = { WebSocket, fetch };

/** Takes the place of the browser's WebSocket to a worker, and of the web app: at the other end is a script. */
export function playRoom(script: RoomScript): void {
  let broken = false;
  class RoomSocket {
    readyState = 0;
    onopen: (() => void) | undefined;
    onmessage: ((event: { data: string }) => void) | undefined;
    onclose: (() => void) | undefined;

    constructor(url: string, protocol: string) {
      // Of the development server, which changes modules in the page.
      if (protocol !== PROTOCOL) return new real.WebSocket(url, protocol) as unknown as this;
      queueMicrotask(() => {
        if (broken) return;
        this.readyState = 1;
        this.onopen?.();
      });
    }

    send(text: string): void {
      // The client's own frame; its shape is known.
      const frame = JSON.parse(text) as { t: string; n?: number };
      queueMicrotask(() => {
        this.#hear(frame);
      });
    }

    close(): void {
      this.readyState = 3;
    }

    #hear({ t, n = 0 }: { t: string; n?: number }): void {
      if (t === 'ping') this.#say({ t: 'pong', n, at: script.opensAt + performance.now() });
      if (t !== 'join' && t !== 'resume' && t !== 'attend') return;
      if (script.refuses) this.#say(script.refuses);
      for (const frame of script.says ?? []) this.#say(frame);
      if (!script.breaks) return;
      broken = true;
      this.readyState = 3;
      this.onclose?.();
    }

    #say(frame: ServerFrame): void {
      this.onmessage?.({ data: JSON.stringify(frame) });
    }
  }
  // As much of it as the product asks for.
  window.WebSocket = RoomSocket as unknown as typeof WebSocket;
  window.fetch = (what, init) =>
    typeof what === 'string' && what.startsWith('/api/')
      ? Promise.resolve(Response.json({ deputies: [] }))
      : real.fetch(what, init);
}
