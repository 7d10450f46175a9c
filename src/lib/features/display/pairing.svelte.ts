import { browser } from '#lib/live/browser.ts';
import type { Platform } from '#lib/live/platform.ts';

/** Between two looks at what became of the code, in ms. */
export const LOOK_MS = 2_000;
/** Until a code is asked for again after there was none, and after there were too many, in ms. */
export const RETRY_MS = 5_000;
export const BUSY_MS = 60_000;

const NOT_FOUND = 404;
const TOO_MANY = 429;

/** Where a screen waits. */
export interface PairingPlace {
  readonly after: Platform['after'];
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Opens the evening. */
  readonly go: (path: string) => void;
}

const here: PairingPlace = {
  after: (ms, act) => browser.after(ms, act),
  fetch: (path, init) => fetch(path, init),
  go: (path) => {
    location.assign(path);
  }
};

/** A screen that shows a code until a host sends it to his evening [WEB-14]. */
export class Pairing {
  code = $state.raw<string>();
  /** Why there is no code. */
  trouble = $state.raw<'away' | 'busy'>();
  #key = '';
  #stop: (() => void) | undefined;
  #isOver = false;
  readonly #place: PairingPlace;

  constructor(place = here) {
    this.#place = place;
  }

  run(): () => void {
    void this.#ask();
    return () => {
      this.#isOver = true;
      this.#stop?.();
    };
  }

  async #ask(): Promise<void> {
    const response = await this.#post('/api/pairing', {});
    if (!response?.ok) {
      this.code = undefined;
      this.trouble = response?.status === TOO_MANY ? 'busy' : 'away';
      this.#after(this.trouble === 'busy' ? BUSY_MS : RETRY_MS, () => this.#ask());
      return;
    }
    const { code, key } = (await response.json()) as { code: string; key: string };
    this.#key = key;
    this.trouble = undefined;
    this.code = code;
    this.#after(LOOK_MS, () => this.#look());
  }

  async #look(): Promise<void> {
    const response = await this.#post('/api/pairing/look', { key: this.#key });
    // Its time is over: the code may be another screen's by now.
    if (response?.status === NOT_FOUND) return this.#ask();
    const { path } = response?.ok ? ((await response.json()) as { path?: string }) : {};
    if (path === undefined) this.#after(LOOK_MS, () => this.#look());
    else if (!this.#isOver) this.#place.go(path);
  }

  async #post(path: string, body: object): Promise<Response | undefined> {
    try {
      return await this.#place.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body)
      });
    } catch {
      // A bad Wi-Fi, or a server that is just being replaced: the next try comes by itself.
      return undefined;
    }
  }

  #after(ms: number, act: () => Promise<void>): void {
    if (this.#isOver) return;
    this.#stop = this.#place.after(ms, () => void act());
  }
}
