/** Another device that leads. */
export interface ListedDeputy {
  readonly id: string;
  /** Browser and system, each possibly empty. */
  readonly browser: string;
  readonly system: string;
  /** Absent from web apps up to 0.2.0: it leads. */
  readonly right?: Right;
}

/** What a device is let do. */
export type Right = 'lead' | 'mark';

export type DeputyTrouble = 'full' | 'failed';

export type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string) => Promise<Response>;

const ask: Ask = (method, path) => fetch(path, { method });

/** Lets another device lead or mark this evening, and takes that away [WEB-15] [WEB-20]. */
export class Deputies {
  list = $state.raw<readonly ListedDeputy[]>([]);
  /** What the other device opens; told once, by the server and here. */
  link = $state.raw<string>();
  trouble = $state.raw<DeputyTrouble>();
  /** A right has just been taken away. */
  isTaken = $state.raw(false);
  readonly #path: string;
  readonly #invitePath: string;
  readonly #right: Right;
  readonly #ask: Ask;
  readonly #onTaken: () => void;

  /**
   * @param code of the evening
   * @param onTaken a right was taken away: the room shall look at once
   */
  constructor(code: string, onTaken: () => void, send = ask, right: Right = 'lead') {
    this.#path = `/api/live/${code}/deputies`;
    this.#invitePath = right === 'lead' ? this.#path : `/api/live/${code}/markers`;
    this.#right = right;
    this.#ask = send;
    this.#onTaken = onTaken;
  }

  /** Looks who leads. What cannot be had now stays as it was. */
  async look(): Promise<void> {
    const response = await this.#try('GET', this.#path);
    if (!response?.ok) return;
    const listed = (await response.json()) as { deputies: readonly ListedDeputy[] };
    const deputies = listed.deputies.filter(({ right = 'lead' }) => right === this.#right);
    // Who has come has used the link.
    if (deputies.length > this.list.length) this.link = undefined;
    this.list = deputies;
  }

  async invite(): Promise<void> {
    this.#begin();
    const response = await this.#try('POST', this.#invitePath);
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
