import { describe, expect, test } from 'vitest';
import { Lifecycle } from './lifecycle.ts';

const seen = ({ stage, told, isReady, takesSockets }: Lifecycle) => ({ stage, told, isReady, takesSockets });

describe('the life of a worker', () => {
  test('[OPS-5] goes from waiting to serving, says that it leaves and serves on, then is gone', () => {
    const life = new Lifecycle();
    expect(seen(life)).toEqual({ stage: 'standby', told: 'standby', isReady: false, takesSockets: false });
    expect(life.serve()).toBe(true);
    expect(seen(life)).toEqual({ stage: 'ready', told: 'ok', isReady: true, takesSockets: true });
    expect(life.whileWaiting.aborted).toBe(false);
    life.leave(true);
    expect(seen(life)).toEqual({ stage: 'leaving', told: 'draining', isReady: false, takesSockets: true });
    life.drain();
    expect(seen(life)).toEqual({ stage: 'draining', told: 'draining', isReady: false, takesSockets: false });
    life.end();
    expect(seen(life)).toMatchObject({ stage: 'gone', told: 'draining' });
  });

  test('leaves at once where nobody takes over, or while it still waits', () => {
    for (const served of [true, false]) {
      const life = new Lifecycle();
      if (served) life.serve();
      life.leave(!served);
      expect(life.stage).toBe('draining');
      expect(life.whileWaiting.aborted).toBe(true);
    }
  });

  test('never goes back: who was told to go while it waited does not serve', () => {
    const life = new Lifecycle();
    life.leave(true);
    expect(life.serve()).toBe(false);
    life.end();
    life.drain();
    expect(life.stage).toBe('gone');
  });
});
