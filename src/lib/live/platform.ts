/** A socket to the worker, as far as a connection needs one; browsers' and Node's sockets both have this. */
export interface Socket {
  /** 1: open, as in https://websockets.spec.whatwg.org/#dom-websocket-readystate. */
  readonly readyState: number;
  send(text: string): void;
  close(): void;
}

/** What a socket tells; never while `dial` is still under way. */
export interface SocketEvents {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  /** It closed, or never opened; perhaps after somebody let go of it. */
  readonly closed: () => void;
}

/** What a connection needs of the place it runs in: a browser, or a process that plays phones. */
export interface Platform {
  dial(events: SocketEvents): Socket;
  /**
   * Calls whenever the page is shown or put away, or the network comes or goes; `shown`: somebody may be looking.
   * Returns how to stop that.
   */
  listen(moved: (shown: boolean) => void): () => void;
  /** From 0 up to and without 1. */
  readonly random: () => number;
  /** Milliseconds since some moment, on a clock that never jumps. */
  readonly now: () => number;
  /** Acts once after so many ms; returns how to call that off. */
  after(ms: number, act: () => void): () => void;
}

/** A platform that remembers things between page loads, where that is not forbidden. */
export interface Device extends Platform {
  /** @param value undefined: nothing more */
  keep(key: string, value: unknown): void;
  recall(key: string): unknown;
}
