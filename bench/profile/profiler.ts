import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Remote } from '../remote/remote.ts';
import type { LoopDelay, ProfileKind } from '../worker-probe.ts';
import {
  allocationsByFunction,
  namesIn,
  selfTimeByFunction,
  type Costs,
  type CpuProfile,
  type HeapProfile
} from './costs.ts';

const ROWS = 25;

/** Profiles of the worker while figures are taken, and of nothing else. */
export class Profiler {
  readonly #kind: ProfileKind;
  readonly #folder: string;
  readonly #costs: Costs[] = [];
  readonly #delays: LoopDelay[] = [];

  readonly #bundle: string;

  /** @param bundle file with the worker's program */
  constructor(kind: ProfileKind, folder: string, bundle: string) {
    this.#bundle = bundle;
    this.#kind = kind;
    this.#folder = folder;
  }

  start(remote: Remote): Promise<void> {
    return remote.ask('startProfile', this.#kind);
  }

  async stop(remote: Remote): Promise<void> {
    const path = join(this.#folder, `${String(this.#costs.length)}.profile`);
    this.#delays.push(await remote.ask('stopProfile', { kind: this.#kind, path }));
    const profile: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const nameOf = namesIn(readFileSync(this.#bundle, 'utf8'));
    // V8 wrote it.
    this.#costs.push(
      this.#kind === 'cpu'
        ? selfTimeByFunction(profile as CpuProfile, nameOf)
        : allocationsByFunction(profile as HeapProfile, nameOf)
    );
  }

  /** The most expensive functions of all that was profiled. */
  report(): readonly string[] {
    const sum = new Map<string, number>();
    for (const costs of this.#costs)
      for (const [name, cost] of costs) sum.set(name, (sum.get(name) ?? 0) + cost);
    const total = [...sum.values()].reduce((all, cost) => all + cost, 0);
    const unit = this.#kind === 'cpu' ? 'ms' : 'MB';
    const row = (name: string, cost: number) =>
      `${cost.toFixed(1).padStart(10)} ${unit} ${((100 * cost) / total).toFixed(1).padStart(5)} %  ${name}`;
    const delay = (key: keyof LoopDelay) => Math.max(...this.#delays.map((one) => one[key])).toFixed(1);
    return [
      ...[...sum]
        .sort(([, a], [, b]) => b - a)
        .slice(0, ROWS)
        .map(([name, cost]) => row(name, cost)),
      row('all', total),
      `event loop: p99 ${delay('p99Ms')} ms, longest ${delay('maxMs')} ms (a timer of 1 ms included)`
    ];
  }
}
