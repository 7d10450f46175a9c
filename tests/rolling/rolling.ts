import { writeFileSync } from 'node:fs';
import { Random } from '../support/random.ts';
import { Arrivals } from './arrivals.ts';
import { Party } from './party.ts';
import type { Layout, Stop } from './places.ts';
import { report, type RollingResult } from './report.ts';
import { startStack, type Stack } from './stack.ts';
import { WebLoad } from './web-load.ts';

export interface RollingOptions {
  readonly rounds: number;
  readonly seed: string;
  readonly layout: Layout;
  /** Over all parties. */
  readonly players: number;
  /** Requests to the web app in a second. */
  readonly rps: number;
  readonly healthIntervalMs: number;
  /** How long Caddy looks for somebody who answers, in ms; 0 lets every failure be seen. */
  readonly tryMs: number;
  readonly drainSeconds: { readonly web: number; readonly worker: number };
  /** What a round replaces, by chance when absent. */
  readonly order?: Order;
  /** File for the log of the proxy, when something failed. */
  readonly evidence?: string;
  readonly onRound?: (text: string) => void;
}

/** Which of the two is replaced first, or both at once. */
export const ORDERS = ['webFirst', 'workerFirst', 'together'] as const;
export type Order = (typeof ORDERS)[number];

const PARTIES = 2;
/** Rounds do not begin in step with anything, in ms. */
const PAUSE_MS = 1_000;

/** Replaces web and worker again and again while people play and work, and counts what they notice. */
export async function runRolling(options: RollingOptions): Promise<RollingResult> {
  const random = new Random(options.seed);
  const stack = await startStack({ ...options, random });
  const since = performance.now();
  try {
    const { url } = stack.proxy;
    const socketUrl = `${url.replace('http', 'ws')}/ws`;
    const players = Math.max(1, Math.floor(options.players / PARTIES));
    const parties = Array.from(
      { length: PARTIES },
      (_, n) =>
        new Party({
          url: socketUrl,
          sql: stack.sql,
          players,
          random: new Random(`${options.seed}/${String(n)}`)
        })
    );
    // Each has numbers of its own: what a round replaces does not depend on how quick requests are.
    const pages = new Random(`${options.seed}/pages`);
    const web = new WebLoad({
      url,
      rps: options.rps,
      random: new Random(`${options.seed}/web`),
      code: () => pages.pick(parties).code
    });
    const arrivals = new Arrivals(socketUrl);
    await Promise.all(parties.map((party) => party.start()));
    await web.start();
    arrivals.start();
    const stops: Stop[] = [];
    for (let round = 1; round <= options.rounds; round++) {
      await new Promise((resolve) => setTimeout(resolve, random.between(0, PAUSE_MS)));
      const order = options.order ?? random.pick(ORDERS);
      const done = await replace(stack, order);
      stops.push(...done);
      options.onRound?.(
        `round ${String(round)} ${order}: ${done.map(({ service, code, ms }) => `${service} ended with ${String(code)} after ${String(ms)} ms`).join(', ')}; ${String(web.failed)} of ${String(web.requests)} requests failed ${JSON.stringify(Object.fromEntries(web.reasons))}`
      );
    }
    // What the last stop broke is felt until the proxy has noticed.
    await new Promise((resolve) => setTimeout(resolve, 2 * options.healthIntervalMs));
    await Promise.all([web.stop(), arrivals.stop(), ...parties.map((party) => party.stop())]);
    const lostWrites = await web.countLost(stack.sql);
    const result = report({
      options,
      ms: performance.now() - since,
      web,
      lostWrites,
      arrivals,
      parties: parties.flatMap(({ reports }) => reports),
      stops
    });
    if (result.failures.length > 0 && options.evidence !== undefined)
      writeFileSync(options.evidence, stack.proxy.log);
    return result;
  } finally {
    await stack.stop();
  }
}

async function replace({ web, worker }: Stack, order: Order): Promise<Stop[]> {
  switch (order) {
    case 'webFirst':
      return [...(await web.replace()), ...(await worker.replace())];
    case 'workerFirst':
      return [...(await worker.replace()), ...(await web.replace())];
    case 'together':
      return (await Promise.all([web.replace(), worker.replace()])).flat();
  }
}
