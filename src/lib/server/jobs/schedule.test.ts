import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startJobs } from './schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scene(...failing: string[]) {
  const ran: string[] = [];
  const failures: string[] = [];
  const job = (name: string) => ({
    name,
    run: async () => {
      ran.push(name);
      await Promise.resolve();
      if (failing.includes(name)) throw new Error(name);
    }
  });
  const rhythm = { everyMs: 60, retryMs: 5, onFailure: (name: string) => failures.push(name) };
  const stop = startJobs([job('a'), job('b')], rhythm);
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return ran.splice(0).join('');
  };
  return { after, failures, failing, stop };
}

describe('jobs', () => {
  it('run at once, one after the other, and then in their rhythm', async () => {
    const { after } = scene();
    expect([await after(0), await after(59), await after(1), await after(60)]).toEqual([
      'ab',
      '',
      'ab',
      'ab'
    ]);
  });

  it('are tried again sooner when one failed, which stops no other', async () => {
    const { after, failures, failing } = scene('a');
    expect([await after(0), await after(5)]).toEqual(['ab', 'ab']);
    expect(failures).toEqual(['a', 'a']);
    failing.length = 0;
    expect([await after(5), await after(5), await after(55)]).toEqual(['ab', '', 'ab']);
  });

  it('do not begin any more after the end, nor complain', async () => {
    const { after, failures, stop } = scene('a');
    stop();
    expect([await after(0), await after(1_000)]).toEqual(['a', '']);
    expect(failures).toEqual([]);
  });
});
