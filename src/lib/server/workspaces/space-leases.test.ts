import { describe, expect, it } from 'vitest';
import { asId, type WorkspaceId } from '#core/ids.ts';
import { SpaceLeases } from './space-leases.ts';

const workspace = (id: string) => asId<WorkspaceId>(id);
const ours = workspace('w');
const limits = { quizzes: 100, items: 1_000, bytes: 10_000 };
const nothing = { quizzes: 0, items: 0, bytes: 0 };
const items = (count: number) => ({ ...nothing, items: count });

function leased(free: number, now = 0) {
  const leases = new SpaceLeases();
  leases.put(ours, limits, { quizzes: free, items: free, bytes: free }, now);
  return leases;
}

describe('[OPS-20] a lease on the space of a workspace', () => {
  it('is a tenth of what was free, for this workspace alone', () => {
    const leases = leased(100);
    expect(leases.take(workspace('other'), limits, items(1), 0)).toBe(false);
    expect(leases.take(ours, limits, items(6), 0)).toBe(true);
    expect(leases.take(ours, limits, items(5), 0)).toBe(false);
    expect(leases.take(ours, limits, items(4), 0)).toBe(true);
    expect(leases.take(ours, limits, items(1), 0)).toBe(false);
  });

  it('holds nothing near a limit or beyond it, so that everything is counted', () => {
    for (const free of [9, 0, -50]) expect(leased(free).take(ours, limits, items(1), 0)).toBe(false);
    // What is not wanted may be used up.
    expect(leased(-50).take(ours, limits, nothing, 0)).toBe(true);
  });

  it('ends after a minute, and with the limits that it was made for', () => {
    expect(leased(100).take(ours, limits, items(1), 59_999)).toBe(true);
    expect(leased(100).take(ours, limits, items(1), 60_000)).toBe(false);
    expect(leased(100).take(ours, { ...limits, items: 999 }, items(1), 0)).toBe(false);
  });

  it('is remembered for a thousand workspaces; who was counted longest ago is counted anew', () => {
    const leases = leased(100);
    for (let index = 0; index < 1_000; index++)
      leases.put(workspace(String(index)), limits, { quizzes: 100, items: 100, bytes: 100 }, 0);
    expect(leases.take(ours, limits, items(1), 0)).toBe(false);
    expect(leases.take(workspace('0'), limits, items(1), 0)).toBe(true);
  });
});
