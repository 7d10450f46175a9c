import type { LoggedFailure } from '../log.ts';
import { within } from '../within.ts';
import { keyOf, type ErrorReport, type ReportTarget } from './error-report.ts';
import { ReportLimits } from './report-limits.ts';

/** A target that takes longer than this has failed, in ms. */
const SEND_MS = 5_000;

export interface ErrorReporterOptions {
  readonly process: ErrorReport['process'];
  readonly version: string;
  readonly targets: readonly ReportTarget[];
  /** Told when a target fails that did not fail before. Must not end in a report: that would never end. */
  readonly onTargetFailed: (target: string, error: unknown) => void;
  readonly sendMs?: number;
  /** ms, never going back. */
  readonly now?: () => number;
}

/** Tells the targets about failures. Nobody waits for it, and it never fails. */
export class ErrorReporter {
  readonly #options: ErrorReporterOptions;
  readonly #limits: ReportLimits;
  readonly #failing = new Set<ReportTarget>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: ErrorReporterOptions) {
    this.#options = options;
    this.#limits = new ReportLimits(options.now ?? (() => performance.now()));
  }

  report(failure: LoggedFailure): void {
    const { process, version, targets } = this.#options;
    if (targets.length === 0) return;
    const repeated = this.#limits.take(keyOf(failure));
    if (repeated === undefined) return;
    const report: ErrorReport = { ...failure, process, version, at: Date.now(), repeated };
    for (const target of targets) {
      const sending = this.#send(target, report).finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  /** Waits for what is under way, at most so long, in ms. */
  async flush(ms: number): Promise<void> {
    await within(ms, Promise.all(this.#underWay)).catch(() => undefined);
  }

  async #send(target: ReportTarget, report: ErrorReport): Promise<void> {
    const ms = this.#options.sendMs ?? SEND_MS;
    const giveUp = new AbortController();
    try {
      await within(ms, target.send(report, giveUp.signal));
      this.#failing.delete(target);
    } catch (error) {
      giveUp.abort();
      if (this.#failing.has(target)) return;
      this.#failing.add(target);
      this.#options.onTargetFailed(target.name, error);
    }
  }
}
