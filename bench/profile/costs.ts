interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** As V8 writes it: `samples` are ids of nodes, `timeDeltas` the µs before each. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface HeapNode {
  readonly callFrame: CallFrame;
  readonly selfSize: number;
  readonly children: readonly HeapNode[];
}
export interface HeapProfile {
  readonly head: HeapNode;
}

/** What each function cost by itself, without those it called. */
export type Costs = ReadonlyMap<string, number>;

export type NameOf = (frame: CallFrame) => string;

const BUNDLE = '/worker.js';
const SOURCE = /^\/\/ ((?:realtime|src|node_modules)\/\S+)$/;

/** Function and file; the bundler writes before each part of the bundle where it comes from. */
export function namesIn(bundle: string): NameOf {
  let source = '';
  const sources = bundle.split('\n').map((line) => (source = SOURCE.exec(line)?.[1] ?? source));
  return ({ functionName, url, lineNumber }) => {
    const file = url.endsWith(BUNDLE) ? sources[lineNumber] : url;
    return `${functionName || '(anonymous)'} ${file ?? ''}`.trim();
  };
}

/** In ms; time in which nothing ran is left out. */
export function selfTimeByFunction({ nodes, samples, timeDeltas }: CpuProfile, nameOf: NameOf): Costs {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const costs = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '(unknown)';
    // A delta leads from its sample to the one before: the time belongs to the one before.
    costs.set(name, (costs.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1_000);
  }
  costs.delete('(idle)');
  return costs;
}

/** In MB. */
export function allocationsByFunction({ head }: HeapProfile, nameOf: NameOf): Costs {
  const costs = new Map<string, number>();
  const open = [head];
  for (let node = open.pop(); node; node = open.pop()) {
    const name = nameOf(node.callFrame);
    costs.set(name, (costs.get(name) ?? 0) + node.selfSize / 1e6);
    open.push(...node.children);
  }
  return costs;
}
