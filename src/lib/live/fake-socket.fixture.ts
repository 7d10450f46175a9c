import type { ServerFrame } from '#core/protocol/server-frames.ts';
import { vi } from 'vitest';

export interface Sent {
  readonly t: string;
  readonly id?: string;
  readonly n?: number;
}

/** A browser's WebSocket whose network is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: Sent[] = [];
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;

  static nth(n: number): FakeSocket {
    const found = FakeSocket.all.at(n);
    if (!found) throw new Error(`no socket ${String(n)}`);
    return found;
  }

  static last(): FakeSocket {
    return FakeSocket.nth(-1);
  }

  constructor() {
    FakeSocket.all.push(this);
  }

  send = (text: string): void => {
    this.sent.push(JSON.parse(text) as Sent);
  };

  close(): void {
    this.readyState = 3;
  }

  /** What the network does. */
  async opens(): Promise<void> {
    this.readyState = 1;
    this.onopen?.();
    await vi.advanceTimersByTimeAsync(0);
  }

  brings(frame: Partial<ServerFrame>): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  dies(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  /** From now on. */
  answersPings(): void {
    const pong = (frame: Sent) => {
      if (frame.t !== 'ping') return;
      // Never while it is still being sent.
      queueMicrotask(() => {
        this.brings({ t: 'pong', n: frame.n ?? 0, at: 0 });
      });
    };
    this.sent.forEach(pong);
    this.send = (text) => {
      const frame = JSON.parse(text) as Sent;
      this.sent.push(frame);
      pong(frame);
    };
  }

  /** What is sent from now on gets lost. */
  hearsNothing(): void {
    this.send = (text) => void this.sent.push(JSON.parse(text) as Sent);
  }

  said(t: string): number {
    return this.sent.filter((frame) => frame.t === t).length;
  }
}

/** What a connection needs of a browser, with a clock that the test turns. */
export function stubBrowser(): void {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('location', { protocol: 'https:', host: 'quiz.example.org' });
  const page = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('document', { ...page, visibilityState: 'visible' });
  for (const [name, listen] of Object.entries(page)) vi.stubGlobal(name, listen);
  FakeSocket.all = [];
}
