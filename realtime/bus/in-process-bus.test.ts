import { busContract } from './bus.contract.ts';
import { InProcessBus, InProcessHub } from './in-process-bus.ts';

busContract('in process', async () => {
  const hub = new InProcessHub();
  let now = 1_000;
  return {
    worker: async (id) => new InProcessBus(id, hub, () => now),
    pass: async (ms) => {
      now += ms;
    },
    close: async () => undefined
  };
});
