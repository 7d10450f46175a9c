import { expect, it } from 'vitest';
import { InProcessBus } from '../bus/in-process-bus.ts';
import { RedisWatch } from './redis-watch.ts';

class Flaky extends InProcessBus {
  away = false;
  override async ping(): Promise<void> {
    if (this.away) throw new Error('away');
  }
}

it('[OPS-4] Redis may be away for the grace, counted from its first failure, and begins anew when it was back', async () => {
  const bus = new Flaky('a');
  let now = 0;
  const watch = new RedisWatch(bus, 30_000, () => now);
  expect(await watch.check()).toMatchObject({ ok: true });

  bus.away = true;
  now = 10_000;
  expect(await watch.check()).toMatchObject({ ok: false });
  expect(watch.isAway).toBe(true);
  now = 39_999;
  await watch.check();
  expect(watch.isAwayForLong).toBe(false);
  now = 40_000;
  expect(watch.isAwayForLong).toBe(true);

  bus.away = false;
  await watch.check();
  expect(watch.isAwayForLong).toBe(false);
  bus.away = true;
  now = 50_000;
  await watch.check();
  expect(watch.isAwayForLong).toBe(false);
});
