import type { Floor } from '../floor/floor.ts';
import type { Hall } from '../hall.ts';
import type { Lab } from '../lab.ts';
import { collectGarbage } from '../remote/collect-garbage.ts';
import { Party } from '../party.ts';
import { quantile } from '#tests/support/quantile.ts';
import { after, briefly, type Figures } from '../stats.ts';
import type { Outcomes, ScenarioGroup, ScenarioName } from './scenario.ts';

/** Broadcasts in one round: each pauses the game or lets it go on. */
const BROADCASTS = 10;
/** Readers stand still for longer than a broadcast takes. */
const STILL_BASE_MS = 50;
const STILL_MS_PER_PLAYER = 0.02;
const SPREAD_MS = 1_000;
const BURST_MS = 100;
/** The game goes on while everybody is away, so that there is something to catch up with. */
const MEANWHILE_MS = 100;

const sumOf = (rounds: readonly Figures[] | undefined, name: string) =>
  (rounds ?? []).reduce((sum, figures) => sum + (figures[name] ?? 0), 0);

/** One room with all players, and a floor with as many clients. */
class FullRoom {
  readonly #hall: Hall;
  readonly #party: Party;
  readonly #floor: Floor;
  readonly #lab: Lab;
  #texts: readonly string[] = [];

  private constructor(lab: Lab, hall: Hall, party: Party, floor: Floor) {
    this.#hall = hall;
    this.#party = party;
    this.#floor = floor;
    this.#lab = lab;
  }

  static async open(lab: Lab, items: number): Promise<FullRoom> {
    const { players } = lab.options;
    const hall = await lab.hall();
    const floor = await lab.floor();
    const party = await Party.open(hall, items, players);
    await party.crowd.enter();
    await floor.enter(players, party.crowd.lastWelcome);
    const room = new FullRoom(lab, hall, party, floor);
    await party.next(1);
    await lab.settle();
    await room.#rehearse();
    return room;
  }

  get #players(): number {
    return this.#lab.options.players;
  }

  async broadcast(): Promise<Figures> {
    const still = await this.#broadcasts(STILL_BASE_MS + this.#players * STILL_MS_PER_PLAYER);
    const live = await this.#broadcasts(0);
    return {
      ...still,
      lastDeliveryMs: live.lastDeliveryMs,
      liveCpuUsPerSocket: live.cpuUsPerSocket,
      liveFloorCpuUsPerSocket: live.floorCpuUsPerSocket,
      liveRatio: live.ratio
    };
  }

  async #broadcasts(stillMs: number) {
    const per = this.#players * BROADCASTS;
    const floor = (await this.#floor.broadcast('send', this.#texts, stillMs)) / per;
    const written = (await this.#floor.broadcast('write', this.#texts, stillMs)) / per;
    const { cpuUs, deliveries } = await this.#hall.measured(async () => {
      const deliveries: number[] = [];
      for (let number = 0; number < BROADCASTS; number++) deliveries.push(await this.#party.toggle(stillMs));
      return { deliveries };
    });
    return {
      cpuUsPerSocket: cpuUs / per,
      floorCpuUsPerSocket: floor,
      writeCpuUsPerSocket: written,
      ratio: cpuUs / per / floor,
      lastDeliveryMs: quantile(deliveries, 0.5)
    };
  }

  /** A question that everybody answers. */
  async answers(spreadMs: number): Promise<Figures> {
    const floor = await this.#floor.answer(spreadMs);
    const item = await this.#party.openItem();
    // What this process has to clean up would be measured as the worker's latency.
    collectGarbage();
    const own = await this.#hall.measured(() => this.#party.crowd.answer(item, spreadMs));
    await this.#party.closeItem();
    return {
      ackP50Ms: own.p50,
      ackP99Ms: own.p99,
      allAckedMs: own.ms,
      cpuUsPerAnswer: own.cpuUs / this.#players,
      floorCpuUs: floor.cpuUs / this.#players,
      floorP50Ms: floor.p50,
      floorP99Ms: floor.p99,
      floorAllAckedMs: floor.ms,
      ratio: own.cpuUs / floor.cpuUs
    };
  }

  async resumeStorm(): Promise<Figures> {
    const { crowd } = this.#party;
    const gapsBefore = crowd.gaps;
    const before = await this.#hall.queries();
    const storm = await this.#hall.measured(async () => {
      const storm = crowd.storm();
      await after(MEANWHILE_MS);
      const type = this.#party.host.view?.paused === undefined ? 'pause' : 'resume';
      await this.#party.host.order({ type });
      return await storm;
    });
    const queries = (await this.#hall.queries()) - before;
    await this.#lab.settle();
    // One more frame: now everybody must stand at the same place.
    await this.#party.toggle();
    const level = Math.max(...crowd.players.map(({ seq }) => seq));
    const behind = crowd.players.filter(({ seq }) => seq !== level).length;
    return {
      allResumedMs: storm.ms,
      resumedP50Ms: storm.p50,
      gaps: crowd.gaps - gapsBefore + behind,
      retries: storm.retries,
      snapshots: storm.snapshots,
      queries,
      cpuUsPerResume: storm.cpuUs / this.#players
    };
  }

  /** Counted outside of the worker, for all questions together. */
  async evidence(): Promise<Figures> {
    const { acked, stored, lost, duplicates } = await this.#party.evidence();
    return { acked, stored, lost, duplicates, dropped: this.#party.crowd.dropped };
  }

  async close(): Promise<void> {
    this.#party.leave();
    await this.#floor.stop();
    await this.#hall.stop();
  }

  /** Both servers run once before it counts; the floor then sends what the worker sends. */
  async #rehearse() {
    const texts: string[] = [];
    for (let number = 0; number < BROADCASTS; number++) {
      await this.#party.toggle();
      texts.push(this.#party.crowd.lastView);
    }
    this.#texts = texts;
    await this.#floor.broadcast('send', texts);
    await this.#floor.broadcast('write', texts.slice(0, 2));
  }
}

/** What a room does with all players in it. One room for all rounds. */
export const fullRoom: ScenarioGroup = {
  names: ['broadcast', 'answers', 'burst', 'resumeStorm'],
  run: async (lab, wanted) => {
    const { players, rounds, say } = lab.options;
    const perRound = [wanted.has('answers'), wanted.has('burst')].filter(Boolean).length;
    // One more question, for practice.
    const room = await FullRoom.open(lab, Math.max(1, rounds * perRound + 1));
    say(`${String(players)} players are in one room`);
    if (perRound > 0) await room.answers(SPREAD_MS);
    const measured: Record<string, Figures[]> = {};
    const measure = async (name: ScenarioName, work: () => Promise<Figures>) => {
      if (!wanted.has(name)) return;
      const figures = await work();
      (measured[name] ??= []).push(figures);
      say(`  ${name}: ${briefly(figures)}`);
    };
    for (let round = 0; round < rounds; round++) {
      await measure('broadcast', () => room.broadcast());
      await measure('answers', () => room.answers(SPREAD_MS));
      await measure('burst', () => room.answers(BURST_MS));
      await measure('resumeStorm', () => room.resumeStorm());
      say(`full room: round ${String(round + 1)} of ${String(rounds)} done`);
    }
    const evidence = await room.evidence();
    await room.close();
    const totals: Partial<Record<ScenarioName, Figures>> = {
      broadcast: { sockets: players },
      answers: { players, spreadMs: SPREAD_MS, ...evidence },
      burst: { players, spreadMs: BURST_MS },
      resumeStorm: { players, gaps: sumOf(measured.resumeStorm, 'gaps') }
    };
    const outcomes: Outcomes = {};
    for (const name of fullRoom.names) {
      const figures = measured[name];
      if (figures) outcomes[name] = { rounds: figures, totals: totals[name] ?? {} };
    }
    return outcomes;
  }
};
