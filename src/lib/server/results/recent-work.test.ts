import { describe, expect, test, vi } from 'vitest';
import { RecentWork } from './recent-work.ts';

describe('work that was done a moment ago', () => {
  test('is not done again meanwhile, also while it is being done', async () => {
    const recent = new RecentWork<number>(1_000, 2);
    const make = vi.fn(async () => 7);
    expect(await Promise.all([recent.get('a', 0, make), recent.get('a', 999, make)])).toEqual([7, 7]);
    expect(make).toHaveBeenCalledTimes(1);
    await recent.get('a', 1_000, make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('is done for each key, and the oldest goes', async () => {
    const recent = new RecentWork<string>(1_000, 2);
    for (const key of ['a', 'b', 'c']) await recent.get(key, 0, async () => key);
    expect(await recent.get('c', 1, async () => 'anew')).toBe('c');
    expect(await recent.get('a', 1, async () => 'anew')).toBe('anew');
  });

  test('that failed is done again', async () => {
    const recent = new RecentWork<string>(1_000, 2);
    await expect(recent.get('a', 0, async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await recent.get('a', 1, async () => 'there')).toBe('there');
  });
});
