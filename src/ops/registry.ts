import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface Named {
  readonly name: string;
  readonly help: string;
}

/** The metrics of one process: what Node.js tells of itself, and which build it is. */
export function createRegistry(version: string): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'partyquiz_build_info',
    help: 'Always 1; the label says which release runs.',
    labelNames: ['version'],
    registers: [registry]
  }).set({ version }, 1);
  return registry;
}

/** A gauge that is read when somebody asks for it. `undefined` shows nothing. */
export function gaugeOf(
  registry: Registry,
  named: Named,
  read: () => number | undefined | Promise<number | undefined>
): void {
  new Gauge({
    ...named,
    registers: [registry],
    async collect() {
      this.reset();
      const value = await read();
      if (value === undefined) this.remove();
      else this.set(value);
    }
  });
}

/** A counter that is a plain number while it counts, and is read when somebody asks for it. */
export function counterOf(registry: Registry, named: Named, read: () => number): void {
  new Counter({
    ...named,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(read());
    }
  });
}

/** The same with one label, whose values are the keys. */
export function counterBy<L extends string>(
  registry: Registry,
  named: Named,
  label: L,
  read: () => Iterable<readonly [string, number]>
): void {
  new Counter<L>({
    ...named,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [value, count] of read()) this.inc({ [label]: value } as Record<L, string>, count);
    }
  });
}
