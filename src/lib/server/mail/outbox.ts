import { sendMail } from '#ops/send-mail.ts';
import { within } from '#ops/within.ts';
import type { MailSettings } from '../env.ts';

/** A mail to somebody with an account. */
export interface Letter {
  /** His address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Writes a letter, if there is one to write.
 * @param origin address of the app, for links
 */
export type WriteLetter = (origin: string) => Letter | undefined | Promise<Letter | undefined>;

/** What may be known of a mail that did not leave: the server's own words would name who it was for. */
export interface MailFailure {
  readonly code: string;
  readonly responseCode: number | undefined;
}

/** Letters under way at once. Whoever makes us write more is no person who forgot a password. */
const MOST_UNDER_WAY = 50;

/** Mail to people with accounts. Nobody waits for the mail server, and no page fails because of it. */
export class Outbox {
  readonly #settings: MailSettings | undefined;
  readonly #onFailed: (failure: MailFailure) => void;
  readonly #underWay = new Set<Promise<void>>();

  /** @param onFailed told of each letter that did not leave */
  constructor(settings: MailSettings | undefined, onFailed: (failure: MailFailure) => void) {
    this.#settings = settings;
    this.#onFailed = onFailed;
  }

  /** Whether letters leave at all. */
  get isOpen(): boolean {
    return this.#settings !== undefined;
  }

  /** Has a letter written and sends it. Returns at once. Without a mail server nothing happens. */
  post(write: WriteLetter): void {
    if (!this.#settings) return;
    if (this.#underWay.size >= MOST_UNDER_WAY) {
      this.#onFailed({ code: 'too_many', responseCode: undefined });
      return;
    }
    const sending = this.#send(this.#settings, write).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }

  /** Waits for letters that are under way, at most so long, in ms. */
  async flush(ms: number): Promise<void> {
    await within(ms, Promise.all(this.#underWay)).catch(() => undefined);
  }

  async #send({ smtpUrl, from, origin }: MailSettings, write: WriteLetter): Promise<void> {
    try {
      const letter = await write(origin);
      if (letter) await sendMail(smtpUrl, { from, ...letter });
    } catch (cause) {
      this.#onFailed(factsOf(cause));
    }
  }
}

function factsOf(cause: unknown): MailFailure {
  const { code, responseCode } = (typeof cause === 'object' && cause !== null ? cause : {}) as {
    readonly code?: unknown;
    readonly responseCode?: unknown;
  };
  return {
    code: typeof code === 'string' ? code : 'unknown',
    responseCode: typeof responseCode === 'number' ? responseCode : undefined
  };
}
