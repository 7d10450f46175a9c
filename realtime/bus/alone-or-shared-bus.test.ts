import { asId, type LiveSessionId } from '#core/ids.ts';
import { describe, expect, it } from 'vitest';
import { AloneOrSharedBus } from './alone-or-shared-bus.ts';
import { busContract } from './bus.contract.ts';
import { BusUnavailable } from './bus.ts';
import { InProcessBus, InProcessHub } from './in-process-bus.ts';

busContract('shared, with the choice to go on alone', async () => {
  const hub = new InProcessHub();
  let now = 1_000;
  return {
    worker: async (id) => new AloneOrSharedBus(new InProcessBus(id, hub, () => now)),
    pass: async (ms) => {
      now += ms;
    },
    close: async () => undefined
  };
});

/** Fails like Redis: commands at once, what is subscribed never comes to an end. */
class Flaky extends InProcessBus {
  isAway = false;
  #back: (() => void)[] = [];

  comeBack() {
    this.isAway = false;
    for (const back of this.#back.splice(0)) back();
  }
  override async claim(...args: Parameters<InProcessBus['claim']>) {
    if (this.isAway) throw new BusUnavailable('away');
    return super.claim(...args);
  }
  override async publish(...args: Parameters<InProcessBus['publish']>) {
    if (this.isAway) throw new BusUnavailable('away');
    return super.publish(...args);
  }
  override async subscribe(...args: Parameters<InProcessBus['subscribe']>) {
    if (this.isAway) await new Promise<void>((resolve) => this.#back.push(resolve));
    return super.subscribe(...args);
  }
}

describe('[ROOM-20] the only worker', () => {
  const session = asId<LiveSessionId>('2f0c1a52-8f0b-4b2e-9f43-0d3c86a0a001');
  const open = () => {
    const hub = new InProcessHub();
    const flaky = new Flaky('a', hub);
    const clock = { now: 0 };
    return { hub, flaky, clock, bus: new AloneOrSharedBus(flaky, () => clock.now) };
  };

  it('takes rooms and hears itself while the bus is away, also what it began to subscribe before', async () => {
    const { flaky, bus } = open();
    flaky.isAway = true;
    const heard: string[] = [];
    const pending = bus.subscribe('early', (message) => heard.push(message));
    await expect(bus.claim(session, 1_000)).rejects.toThrow(BusUnavailable);
    bus.goAlone();
    await pending;
    expect(await bus.claim(session, 1_000)).toEqual({ mine: true });
    expect(await bus.publish('early', 'one')).toBe(1);
    expect(heard).toEqual(['one']);
    expect(bus).toMatchObject({ shared: false, heardSince: -Infinity, togetherForMs: undefined });
  });

  it('is heard by others again once everything is subscribed, and hears nothing twice', async () => {
    const { hub, flaky, clock, bus } = open();
    flaky.isAway = true;
    bus.goAlone();
    const heard: string[] = [];
    await bus.subscribe('late', (message) => heard.push(message));
    clock.now = 5_000;
    bus.goTogether();
    expect(bus.togetherForMs).toBeUndefined();
    flaky.comeBack();
    await expect.poll(() => bus.togetherForMs).toBe(0);
    clock.now = 7_000;
    expect(bus).toMatchObject({ shared: true, heardSince: 5_000, togetherForMs: 2_000 });
    await new InProcessBus('b', hub).publish('late', 'two');
    await bus.publish('late', 'three');
    expect(heard).toEqual(['two', 'three']);
    await bus.claim(session, 1_000);
    expect(await new InProcessBus('b', hub).claim(session, 1_000)).toEqual({ mine: false, owner: 'a' });
  });

  it('lets go of what it hears without waiting for a bus that is away', async () => {
    const { flaky, bus } = open();
    const stop = await bus.subscribe('channel', () => undefined);
    flaky.isAway = true;
    bus.goAlone();
    await stop();
    expect(await bus.publish('channel', 'nobody')).toBe(0);
  });
});
