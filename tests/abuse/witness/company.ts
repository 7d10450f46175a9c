import type { Samples } from '../../support/abuse/samples.ts';
import { Bot } from '../../support/bot.ts';
import { Moments } from '../../support/moments.ts';
import { Guest } from './guest.ts';

/** Each guest sends a ping, and changes the answer, once in so many ms. */
const EVERY_MS = 1_000;
/** Tries of one guest that hang at once: with both kinds, fewer than a socket may send at a time. */
const MOST_OPEN = 8;
const MOST_TROUBLES = 5;

export interface CompanyPlace {
  readonly url: string;
  readonly code: string;
  readonly hostTicket: string;
  /** The one question. */
  readonly item: string;
  readonly guests: number;
}

/** A quiet room with one open question: guests who answer and ping at fixed moments, whatever happens elsewhere. */
export class Company {
  readonly troubles: string[] = [];
  readonly #place: CompanyPlace;
  readonly #host: Bot;
  readonly #guests: readonly Guest[];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #moments = new Moments();
  #samples: Samples;

  private constructor(place: CompanyPlace, samples: Samples) {
    this.#place = place;
    this.#samples = samples;
    const headers = (n: number) => ({ 'x-forwarded-for': `192.0.2.${String(n)}` });
    this.#host = new Bot(place.url, { headers: headers(1) });
    const listener = {
      greeted: () => {
        this.#moments.look();
      },
      closed: (_: unknown, code: number) => {
        this.#blame(`a guest of the other room was cut off: ${String(code)}`);
      }
    };
    this.#guests = Array.from(
      { length: place.guests },
      (_, n) =>
        new Guest(place.url, place.code, { name: `Guest ${String(n)}`, headers: headers(n + 2), listener })
    );
  }

  /** Comes together, and begins when the question is open. */
  static async gather(place: CompanyPlace, samples: Samples): Promise<Company> {
    const company = new Company(place, samples);
    const host = company.#host;
    await host.attend(place.hostTicket, place.code);
    for (const guest of company.#guests) guest.enter();
    await company.#moments.until(
      () => company.#guests.every(({ state }) => state === 'in'),
      () => `the guests of the other room: ${company.troubles.join(', ')}`
    );
    await host.next();
    await host.untilStep('open:0');
    company.#begin();
    return company;
  }

  /** From here on what is measured goes there. */
  measureInto(samples: Samples): void {
    this.#samples = samples;
  }

  leave(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const guest of this.#guests) guest.cut();
    this.#host.close();
  }

  /** The moments of all together are spread evenly. */
  #begin() {
    const step = EVERY_MS / (2 * this.#guests.length);
    for (const [n, guest] of this.#guests.entries()) {
      this.#repeat(2 * n * step, (done) => {
        guest.ping(done);
      });
      this.#repeat((2 * n + 1) * step, (done) => {
        guest.answer(this.#place.item, (accepted) => {
          if (!accepted) this.#blame('an answer of the other room was refused');
          done();
        });
      });
    }
  }

  #repeat(afterMs: number, attempt: (done: () => void) => void) {
    let hanging = 0;
    const tick = () => {
      const samples = this.#samples;
      if (hanging >= MOST_OPEN) {
        samples.skip();
        return;
      }
      hanging += 1;
      const over = samples.begin();
      attempt(() => {
        hanging -= 1;
        over();
      });
    };
    const begin = () => this.#timers.push(setInterval(tick, EVERY_MS));
    this.#timers.push(setTimeout(begin, afterMs));
  }

  #blame(trouble: string) {
    if (this.troubles.length < MOST_TROUBLES) this.troubles.push(trouble);
    this.#moments.look();
  }
}
