import { Browser, type Visit } from '../../support/abuse/browser.ts';
import type { Samples } from '../../support/abuse/samples.ts';

const EVERY_MS = 250;
/** Pages that are waited for at once; more would be a load of its own. */
const MOST_OPEN = 8;
const MOST_TROUBLES = 5;
const PATIENCE_MS = 30_000;

/** People who open pages of the web app, one after the other in turn, at fixed moments. */
export class Visitors {
  readonly troubles: string[] = [];
  readonly #browser: Browser;
  readonly #timer: NodeJS.Timeout;
  #samples: Samples;
  #hanging = 0;

  constructor(url: string, visits: readonly Visit[], samples: Samples) {
    this.#browser = new Browser(url, { patienceMs: PATIENCE_MS });
    this.#samples = samples;
    let turn = 0;
    this.#timer = setInterval(() => {
      const visit = visits[turn++ % visits.length];
      if (visit) this.#visit(visit);
    }, EVERY_MS);
  }

  measureInto(samples: Samples): void {
    this.#samples = samples;
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#browser.close();
  }

  #visit(visit: Visit) {
    const samples = this.#samples;
    if (this.#hanging >= MOST_OPEN) {
      samples.skip();
      return;
    }
    this.#hanging += 1;
    const over = samples.begin();
    void this.#browser.visit(visit).then(({ status }) => {
      this.#hanging -= 1;
      over();
      if (status !== 200 && this.troubles.length < MOST_TROUBLES)
        this.troubles.push(`${visit.path} was answered with ${String(status)}`);
    });
  }
}
