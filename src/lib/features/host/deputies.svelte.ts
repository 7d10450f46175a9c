/** Another device that leads. */
export interface ListedDeputy {
  readonly id: string;
  /** Browser and system, each possibly empty. */
  readonly browser: string;
  readonly system: string;
}

export type DeputyTrouble = 'full' | 'failed';

export type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string) => Promise<Response>;

const ask: Ask = (method, path) => fetch(path, { method });

/** Lets another device lead this evening, and takes that away [WEB-15]. */
export class Deputies {
  list = $state.raw<readonly ListedDeputy[]>([]);
  /** What the other device opens; told once, by the server and here. */
  link = $state.raw<string>();
  trouble = $state.raw<DeputyTrouble>();
  /** A right has just been taken away. */
  isTaken = $state.raw(false);
  readonly #path: string;
  readonly #ask: Ask;
  readonly #onTaken: () => void;

  /**
   * @param code of the evening
   * @param onTaken a right was taken away: the room shall look at once
   */
  constructor(code: string, onTaken: () => void, send = ask) {
    this.#path = `/api/live/${code}/deputies`;
    this.#ask = send;
    this.#onTaken = onTaken;
  }

  /** Looks who leads. What cannot be had now stays as it was. */
  async look(): Promise<void> {
    const response = await this.#try('GET', this.#path);
    if (!response?.ok) return;
    const { deputies } = (await response.json()) as { deputies: readonly ListedDeputy[] };
    // Who has come has used the link.
    if (deputies.length > this.list.length) this.link = undefined;
    this.list = deputies;
  }

  async invite(): Promise<void> {
    this.#begin();
    const response = await this.#try('POST', this.#path);
    if (response?.ok) this.link = ((await response.json()) as { link: string }).link;
    else this.trouble = response?.status === 409 ? 'full' : 'failed';
  }

  async dismiss(id: string): Promise<void> {
    this.#begin();
    const response = await this.#try('DELETE', `${this.#path}/${id}`);
    // One that is not there any more is as good as taken away.
    if (!response?.ok && response?.status !== 404) {
      this.trouble = 'failed';
      return;
    }
    this.list = this.list.filter((deputy) => deputy.id !== id);
    this.isTaken = true;
    this.#onTaken();
  }

  #begin(): void {
    this.trouble = undefined;
    this.isTaken = false;
  }

  #try(...[method, path]: Parameters<Ask>): Promise<Response | undefined> {
    // A bad Wi-Fi: whoever pressed presses again.
    return this.#ask(method, path).catch(() => undefined);
  }
}
