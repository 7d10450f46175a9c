import type { DisplayRole } from '#core/game/stage/display-roles.ts';

/** Why a screen was not found or not sent. */
export type ScreenTrouble = 'wrong' | 'tooMany' | 'failed';

const TROUBLES: Partial<Record<number, ScreenTrouble>> = { 404: 'wrong', 429: 'tooMany' };

export type Post = (path: string, body: object) => Promise<Response>;

const post: Post = (path, body) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });

/** How far a host is with adding a screen: first its code, then what it shows. */
export type ScreenStep =
  | { readonly is: 'code' }
  | { readonly is: 'role'; readonly screen: string }
  | { readonly is: 'sent'; readonly screen: string };

/** Sends a screen that waits with a code to this evening [WEB-14]. */
export class Screens {
  step = $state.raw<ScreenStep>({ is: 'code' });
  trouble = $state.raw<ScreenTrouble>();
  isBusy = $state.raw(false);
  readonly #code: string;
  readonly #post: Post;

  /** @param code of the evening */
  constructor(code: string, send = post) {
    this.#code = code;
    this.#post = send;
  }

  /** Looks whether a screen waits with this code; nothing happens with it yet. */
  async find(typed: string): Promise<void> {
    const screen = await this.#ask({ screen: typed });
    if (screen !== undefined) this.step = { is: 'role', screen };
  }

  /** Sends the screen that was found. */
  async send(role: DisplayRole): Promise<void> {
    if (this.step.is !== 'role') return;
    const screen = await this.#ask({ screen: this.step.screen, role });
    if (screen !== undefined) this.step = { is: 'sent', screen };
    // Somebody else was faster, or its time is over: it has another code by now.
    else if (this.trouble === 'wrong') this.step = { is: 'code' };
  }

  restart(): void {
    this.step = { is: 'code' };
    this.trouble = undefined;
  }

  async #ask(body: object): Promise<string | undefined> {
    if (this.isBusy) return undefined;
    this.isBusy = true;
    this.trouble = undefined;
    try {
      const response = await this.#post(`/api/live/${this.#code}/screens`, body);
      if (response.ok) return ((await response.json()) as { screen: string }).screen;
      this.trouble = TROUBLES[response.status] ?? 'failed';
    } catch {
      this.trouble = 'failed';
    } finally {
      this.isBusy = false;
    }
    return undefined;
  }
}
