import { counterBy, counterOf, createRegistry, gaugeOf } from '#ops/registry.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import { closeCodes } from '#core/protocol/server-frames.ts';
import { Histogram, type Registry } from 'prom-client';
import type { MetricsText } from '#ops/metrics-access.ts';
import type { Metrics } from './metrics.ts';

/** From an answer's receipt to its acknowledgement, in s. */
const ACK_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SIZE_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096];

/** What is asked when somebody reads the metrics. */
export interface WorkerState {
  readonly rooms: () => number;
  readonly savingRooms: () => number;
  readonly sockets: () => number;
  readonly isReady: () => boolean;
  readonly isDatabaseUp: () => Promise<boolean>;
  /** `undefined` where no Redis is configured. */
  readonly isRedisUp: () => boolean | undefined;
  /** How far this machine's clock is from the database's, in ms. */
  readonly clockOffsetMs: () => number;
}

/** Counts in plain numbers; Prometheus' own objects are filled when somebody reads. */
export class PromMetrics implements Metrics {
  readonly registry: Registry;
  readonly #ackLatency: Histogram;
  readonly #batchSize: Histogram;
  readonly #commitTime: Histogram;
  readonly #ended: Record<CloseReason, number>;
  #joins = 0;
  #acked = 0;
  #refused = 0;
  #takeovers = 0;
  #fenced = 0;
  #relayedIn = 0;
  #relayedOut = 0;
  #relayResets = 0;
  #fellBehind = 0;
  #closedSlow = 0;

  constructor(version: string, state: WorkerState) {
    this.registry = createRegistry(version);
    // Our own object of the same keys.
    this.#ended = Object.fromEntries(Object.keys(closeCodes).map((code) => [code, 0])) as Record<
      CloseReason,
      number
    >;
    const histogram = (name: string, help: string, buckets: number[]) =>
      new Histogram({ name, help, buckets, registers: [this.registry] });
    this.#ackLatency = histogram(
      'partyquiz_ack_latency_seconds',
      'From the receipt of an answer at its room to the write of its acknowledgement.',
      ACK_BUCKETS
    );
    this.#batchSize = histogram('partyquiz_commit_batch_size', 'Events in one stored batch.', SIZE_BUCKETS);
    this.#commitTime = histogram(
      'partyquiz_commit_seconds',
      'Time until a batch was stored, with all its tries.',
      ACK_BUCKETS
    );
    this.#addCounters();
    this.#addGauges(state);
  }

  /** Everything, as Prometheus reads it. */
  async read(): Promise<MetricsText> {
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  joined(players: number): void {
    this.#joins += players;
  }
  acked(ms: number): void {
    this.#acked += 1;
    this.#ackLatency.observe(ms / 1_000);
  }
  answerRefused(): void {
    this.#refused += 1;
  }
  committed(events: number, ms: number): void {
    this.#batchSize.observe(events);
    this.#commitTime.observe(ms / 1_000);
  }
  roomOpened(epoch: number): void {
    if (epoch > 1) this.#takeovers += 1;
  }
  roomFenced(): void {
    this.#fenced += 1;
  }
  relayed(direction: 'in' | 'out'): void {
    if (direction === 'in') this.#relayedIn += 1;
    else this.#relayedOut += 1;
  }
  relayReset(): void {
    this.#relayResets += 1;
  }
  fellBehind(): void {
    this.#fellBehind += 1;
  }
  closedSlow(): void {
    this.#closedSlow += 1;
  }
  ended(code: CloseReason): void {
    this.#ended[code] += 1;
  }

  #addCounters() {
    const count = (name: string, help: string, read: () => number) => {
      counterOf(this.registry, { name, help }, read);
    };
    const { registry } = this;
    count('partyquiz_joins_total', 'Players who were admitted for the first time.', () => this.#joins);
    count('partyquiz_takeovers_total', 'Rooms opened here that had an owner before.', () => this.#takeovers);
    count('partyquiz_rooms_fenced_total', 'Rooms lost to another owner.', () => this.#fenced);
    count('partyquiz_relay_resets_total', 'Links between workers given up.', () => this.#relayResets);
    count('partyquiz_slow_readers_total', 'Clients that fell behind.', () => this.#fellBehind);
    count('partyquiz_slow_closes_total', 'Clients let go for not catching up.', () => this.#closedSlow);
    const answers = { name: 'partyquiz_answers_total', help: 'Answers by what became of them.' };
    counterBy(registry, answers, 'result', () => [
      ['acked', this.#acked],
      ['refused', this.#refused]
    ]);
    const relayed = { name: 'partyquiz_relay_messages_total', help: 'Messages between workers.' };
    counterBy(registry, relayed, 'direction', () => [
      ['in', this.#relayedIn],
      ['out', this.#relayedOut]
    ]);
    const ended = { name: 'partyquiz_frames_refused_total', help: 'Connections ended, by code.' };
    counterBy(registry, ended, 'code', () => Object.entries(this.#ended));
  }

  #addGauges(state: WorkerState) {
    const gauge = (
      name: string,
      help: string,
      read: () => number | undefined | Promise<number | undefined>
    ) => {
      gaugeOf(this.registry, { name, help }, read);
    };
    gauge('partyquiz_rooms', 'Rooms that this worker owns.', state.rooms);
    gauge('partyquiz_commit_outage', 'Rooms that cannot store anything right now.', state.savingRooms);
    gauge('partyquiz_sockets', 'Open connections.', state.sockets);
    gauge('partyquiz_worker_ready', '1: takes rooms; 0: waits or leaves.', () => Number(state.isReady()));
    gauge('partyquiz_database_up', 'Whether the database answers.', async () =>
      Number(await state.isDatabaseUp())
    );
    gauge('partyquiz_redis_up', 'Whether Redis answers; absent where none is configured.', () => {
      const isUp = state.isRedisUp();
      return isUp === undefined ? undefined : Number(isUp);
    });
    gauge(
      'partyquiz_clock_offset_seconds',
      "The database's clock minus this machine's.",
      () => state.clockOffsetMs() / 1_000
    );
  }
}
