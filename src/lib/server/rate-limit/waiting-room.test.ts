import { describe, expect, it } from 'vitest';
import { delayOf, LONGEST_DELAY_MS } from './slow-down.ts';
import { WaitingRoom } from './waiting-room.ts';

/** A sleep that ends when the test says so. */
function hold() {
  const wakers: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => void wakers.push(resolve)),
    wakeAll: () => {
      for (const wake of wakers.splice(0)) wake();
    }
  };
}

describe('tries that wait', () => {
  it('[WEB-1] wait longer each time, and seconds at most', () => {
    const limit = { name: 'x', windowSeconds: 60, free: 3 };
    expect([1, 3, 4, 5, 6].map((count) => delayOf(limit, count))).toEqual([0, 0, 250, 500, 1_000]);
    expect(delayOf(limit, 100_000)).toBe(LONGEST_DELAY_MS);
    expect(LONGEST_DELAY_MS).toBeLessThan(10_000);
  });

  it('[WEB-1] are bounded by crowd: the next one is refused at once', async () => {
    const { wait, wakeAll } = hold();
    const room = new WaitingRoom(100, wait);
    const tryOf = (name: string) => room.during([{ name, most: 2 }], (pause) => pause(1));
    const waiting = [tryOf('a'), tryOf('a')];
    await expect(tryOf('a')).rejects.toMatchObject({ code: 'too_many', detail: 'sign_in_busy' });
    waiting.push(tryOf('b'));
    wakeAll();
    await Promise.all(waiting);
    const next = tryOf('a');
    wakeAll();
    await next;
    expect(room.size).toBe(0);
  });

  it('[WEB-1] are bounded in all', async () => {
    const { wait, wakeAll } = hold();
    const room = new WaitingRoom(3, wait);
    const waiting = ['a', 'b', 'c'].map((name) => room.during([{ name, most: 9 }], (pause) => pause(1)));
    await expect(room.during([], () => Promise.resolve())).rejects.toMatchObject({ code: 'too_many' });
    wakeAll();
    await Promise.all(waiting);
  });

  it('give their place back when they fail', async () => {
    const room = new WaitingRoom(1);
    await expect(room.during([], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(room.during([], () => Promise.resolve('in'))).resolves.toBe('in');
  });
});
