import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadingDesk } from './reading-desk.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that goes on until it is told to stop. */
function piece() {
  let finish = () => {};
  const promise = new Promise<string>((resolve) => {
    finish = () => {
      resolve('read');
    };
  });
  return { work: () => promise, finish };
}

const open = () => new ReadingDesk({ places: 1, queue: 1, patienceMs: 1_000 });

describe('[OPS-11] the desk', () => {
  it('reads one file of an account at a time, and of others as well', async () => {
    const desk = open();
    const { work, finish } = piece();
    const first = desk.oneAtATime('ada', work);
    await expect(desk.oneAtATime('ada', work)).rejects.toMatchObject({ detail: 'import_running' });
    expect(await desk.oneAtATime('bob', async () => 'also')).toBe('also');
    finish();
    expect(await first).toBe('read');
    expect(await desk.oneAtATime('ada', async () => 'again')).toBe('again');
  });

  it('forgets an account whose work failed', async () => {
    const desk = open();
    await expect(desk.oneAtATime('ada', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await desk.oneAtATime('ada', async () => 'again')).toBe('again');
  });

  it('lets who waits have the place of who leaves', async () => {
    const desk = open();
    const [one, two] = [piece(), piece()];
    const reading = [desk.withPlace(one.work), desk.withPlace(two.work)];
    one.finish();
    await reading[0];
    two.finish();
    expect(await reading[1]).toBe('read');
    expect(await desk.withPlace(async () => 'free again')).toBe('free again');
  });

  it('sends away whom there is no room for, and who waited long enough', async () => {
    const desk = open();
    const one = piece();
    const reading = desk.withPlace(one.work);
    const waiting = expect(desk.withPlace(async () => 'never')).rejects.toMatchObject({
      detail: 'import_busy'
    });
    await expect(desk.withPlace(async () => 'never')).rejects.toMatchObject({ code: 'unavailable' });
    await vi.advanceTimersByTimeAsync(1_000);
    await waiting;
    // Who left the queue takes no place when one becomes free.
    one.finish();
    await reading;
    expect(await desk.withPlace(async () => 'free')).toBe('free');
  });
});
