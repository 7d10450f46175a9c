import type { Crowd } from '../crowd.ts';
import type { Lab } from '../lab.ts';
import { Party } from '../party.ts';
import { after, type Figures } from '../stats.ts';
import type { ScenarioGroup } from './scenario.ts';

/** A room lets in 2,000 new players a second, so that more rooms than one are needed to see what a worker can. */
const ROOM = 2_000;
const WARM_UP = 200;
const LANES = 200;
/** Until probes of the round trip are over and buffers are given back. */
const SETTLE_MS = 2_500;

interface Place {
  readonly residentBytes: number;
  collectGarbage(): Promise<void>;
}

/** What a place holds in memory for each of so many that come in meanwhile. */
async function bytesEach(place: Place, players: number, work: () => Promise<void>): Promise<number> {
  await place.collectGarbage();
  const before = place.residentBytes;
  await work();
  await after(SETTLE_MS);
  await place.collectGarbage();
  return (place.residentBytes - before) / players;
}

const sizes = (players: number) =>
  Array.from({ length: Math.ceil(players / ROOM) }, (_, room) => Math.min(ROOM, players - room * ROOM));

async function round(lab: Lab): Promise<Figures> {
  const { players } = lab.options;
  const hall = await lab.hall();
  const floor = await lab.floor();
  // Both have run once before anything counts.
  const few = Math.min(WARM_UP, players);
  const warmUp = await Party.open(hall, 1, few);
  await warmUp.crowd.enter();
  const welcome = warmUp.crowd.lastWelcome;
  warmUp.leave();
  await floor.enter(few, welcome);
  await floor.leave();
  await after(SETTLE_MS);

  let floorCpuUs = NaN;
  const floorBytes = await bytesEach(floor, players, async () => {
    floorCpuUs = (await floor.enter(players, welcome)).cpuUs / players;
  });
  await floor.stop();

  const parties = await Promise.all(sizes(players).map((size) => Party.open(hall, 1, size)));
  const lanes = Math.max(1, Math.floor(LANES / parties.length));
  const enter = (crowd: Crowd) => crowd.enter(lanes);
  let cpuUs = NaN;
  let perSecond = NaN;
  const bytes = await bytesEach(hall, players, async () => {
    const started = performance.now();
    const joined = await hall.measured(async () => ({
      all: await Promise.all(parties.map((party) => enter(party.crowd)))
    }));
    perSecond = players / ((performance.now() - started) / 1_000);
    cpuUs = joined.cpuUs / players;
  });
  for (const party of parties) party.leave();
  await hall.stop();
  return {
    perSecond,
    cpuUs,
    floorCpuUs,
    ratio: cpuUs / floorCpuUs,
    bytesPerConnection: bytes,
    floorBytesPerConnection: floorBytes,
    addedBytesPerConnection: bytes - floorBytes
  };
}

const pick = (figures: Figures, names: readonly string[]): Figures =>
  Object.fromEntries(names.map((name) => [name, figures[name] ?? NaN]));

/** Players come in, and stay: work and memory of a join. Every round has a fresh worker. */
export const arrival: ScenarioGroup = {
  names: ['join', 'memory'],
  run: async (lab) => {
    const rounds: Figures[] = [];
    for (let number = 0; number < lab.options.rounds; number++) {
      rounds.push(await round(lab));
      lab.options.say(`join and memory: round ${String(number + 1)} done`);
    }
    const totals = { players: lab.options.players };
    return {
      join: {
        rounds: rounds.map((one) => pick(one, ['perSecond', 'cpuUs', 'floorCpuUs', 'ratio'])),
        totals
      },
      memory: {
        rounds: rounds.map((one) =>
          pick(one, ['bytesPerConnection', 'floorBytesPerConnection', 'addedBytesPerConnection'])
        ),
        totals
      }
    };
  }
};
