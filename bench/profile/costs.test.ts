import { expect, test } from 'vitest';
import { allocationsByFunction, namesIn, selfTimeByFunction } from './costs.ts';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 2 });

const nameOf = namesIn('// realtime/main.ts\nlet a;\nfunction send() {}\n// src/core/x.ts\nlet b;');

test('self time by function, without idle time', () => {
  const nodes = [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('send', 'file:///tmp/x/worker/worker.js') }
  ];
  const costs = selfTimeByFunction({ nodes, samples: [2, 1, 2], timeDeltas: [9_000, 1_500, 2_000] }, nameOf);
  expect([...costs]).toEqual([['send realtime/main.ts', 1.5]]);
});

test('allocations by function over the whole tree', () => {
  const leaf = { callFrame: frame('make'), selfSize: 2_000_000, children: [] };
  const head = { callFrame: frame('(root)'), selfSize: 0, children: [leaf, { ...leaf, children: [leaf] }] };
  expect(allocationsByFunction({ head }, nameOf).get('make')).toBe(6);
});
