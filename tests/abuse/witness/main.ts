import { answerParent } from '../../support/abuse/forked.ts';
import { describeWaits, Samples, type Waits } from '../../support/abuse/samples.ts';
import type { Visit } from '../../support/abuse/browser.ts';
import { Company, type CompanyPlace } from './company.ts';
import { Visitors } from './visitors.ts';

/** What hangs at the end is waited for so long, in ms. */
const SETTLE_MS = 20_000;

export interface Surroundings {
  readonly company: CompanyPlace;
  readonly webUrl: string;
  readonly visits: readonly Visit[];
}

export interface Testimony {
  readonly room: Waits;
  readonly web: Waits;
  readonly troubles: readonly string[];
}

let room = new Samples();
let web = new Samples();
let company: Company | undefined;
let visitors: Visitors | undefined;

function measureAnew(): readonly [Samples, Samples] {
  const before = [room, web] as const;
  room = new Samples();
  web = new Samples();
  company?.measureInto(room);
  visitors?.measureInto(web);
  return before;
}

/** In a process of its own: what attackers cost themselves must not look like a wait of others. */
answerParent({
  gather: async ({ company: place, webUrl, visits }: Surroundings) => {
    company = await Company.gather(place, room);
    visitors = new Visitors(webUrl, visits, web);
  },
  /** From here on it counts. */
  begin: () => void measureAnew(),
  /** What was seen since then. */
  tell: async (): Promise<Testimony> => {
    const [ownRoom, ownWeb] = measureAnew();
    const [roomMs, webMs] = await Promise.all([ownRoom.settle(SETTLE_MS), ownWeb.settle(SETTLE_MS)]);
    const troubles = [company, visitors].flatMap((witness) => witness?.troubles.splice(0) ?? []);
    return { room: describeWaits(roomMs), web: describeWaits(webMs), troubles };
  },
  leave: () => {
    company?.leave();
    visitors?.leave();
  }
});
