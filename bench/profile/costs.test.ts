import { expect, test } from 'vitest';
import { allocationsByFunction, selfTimeByFunction } from './costs.ts';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 6 });

test('self time by function, without idle time', () => {
  const nodes = [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('send', 'file:///home/x/realtime/socket/connection.ts') }
  ];
  const costs = selfTimeByFunction({ nodes, samples: [2, 1, 2], timeDeltas: [9_000, 1_500, 2_000] });
  expect([...costs]).toEqual([['send realtime/socket/connection.ts:7', 1.5]]);
});

test('allocations by function over the whole tree', () => {
  const leaf = { callFrame: frame('make'), selfSize: 2_000_000, children: [] };
  const head = { callFrame: frame('(root)'), selfSize: 0, children: [leaf, { ...leaf, children: [leaf] }] };
  expect(allocationsByFunction({ head }).get('make')).toBe(6);
});
