import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Log } from '../log.ts';
import type { NodeReport, NodeStore } from './node-store.ts';

/** How often a worker says how it is, in ms. */
const REPORT_MS = 5_000;
const NS_PER_MS = 1e6;
/** How often the event loop is looked at, in ms. Node's figure holds this interval, too. */
const LOOK_MS = 10;

export interface NodeReporterOptions {
  readonly store: NodeStore;
  readonly log: Log;
  /** Everything but what is measured here. */
  readonly describe: () => Omit<NodeReport, 'uptime' | 'cpu' | 'loopDelayMs' | 'memoryBytes'>;
}

/** Writes every few seconds how this worker is. */
export class NodeReporter {
  readonly #options: NodeReporterOptions;
  readonly #loopDelay = monitorEventLoopDelay({ resolution: LOOK_MS });
  #cpu = process.cpuUsage();
  #since = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(options: NodeReporterOptions) {
    this.#options = options;
  }

  /** Reports now, and from now on. */
  start(): void {
    this.#loopDelay.enable();
    this.#timer = setInterval(() => {
      this.report();
    }, REPORT_MS);
    this.report();
  }

  /** Reports now, after the report that may be under way; not before it was started. */
  report(): void {
    if (!this.#timer) return;
    this.#last = this.#last.then(() => this.#report());
  }

  /** Takes this worker off the list. */
  async stop(): Promise<void> {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#loopDelay.disable();
    const { store, log, describe } = this.#options;
    await this.#last;
    await store.remove(describe().id).catch((error: unknown) => {
      // It is forgotten by itself in a minute.
      log.debug({ err: error }, 'report not removed');
    });
  }

  async #report(): Promise<void> {
    const { store, log, describe } = this.#options;
    try {
      await store.store({ ...describe(), ...this.#measure() });
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) log.warn({ err: error }, 'report not stored');
      this.#isFailing = true;
    }
  }

  #measure() {
    const elapsedMs = Math.max(1, performance.now() - this.#since);
    const { user, system } = process.cpuUsage(this.#cpu);
    this.#cpu = process.cpuUsage();
    this.#since = performance.now();
    const loopDelayMs = Math.max(0, this.#loopDelay.percentile(99) / NS_PER_MS - LOOK_MS);
    this.#loopDelay.reset();
    return {
      uptime: Math.round(process.uptime()),
      cpu: (user + system) / 1_000 / elapsedMs,
      // Nothing measured yet counts as nothing.
      loopDelayMs: Number.isFinite(loopDelayMs) ? loopDelayMs : 0,
      memoryBytes: process.memoryUsage.rss()
    };
  }
}
