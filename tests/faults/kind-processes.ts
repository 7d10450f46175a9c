import { setTimeout as sleep } from 'node:timers/promises';
import { links } from '../support/fault-proxy.ts';
import { faultKind, type FaultKind } from './fault-kind.ts';
import { everybodyIn, type Scene } from './scene.ts';
import type { WorkerSlot } from './worker-slot.ts';

/** Longer than an owner's lease, in ms. */
const PAUSE_MS = { least: 2_500, most: 5_000 };
/** For a worker that wakes up to store what it was told meanwhile, in ms. */
const CUT_OFF_MS = 1_000;

const ownerIn = ({ stack, session }: Scene): WorkerSlot => stack.ownerOf(session.id);

/** Waits until somebody was told that his answer is stored. */
async function untilFirstAck({ players }: Scene): Promise<void> {
  const before = players.reduce((sum, bot) => sum + bot.acked.length, 0);
  while (players.reduce((sum, bot) => sum + bot.acked.length, 0) === before) await sleep(5);
}

const workerKill = faultKind({
  name: 'workerKill',
  strike: async (scene) => {
    const { random, stack, settings } = scene;
    const isCaught = settings.mutation === 'ackBeforeCommit';
    if (isCaught) await untilFirstAck(scene);
    const victim = isCaught || random.chance(0.6) ? ownerIn(scene) : random.pick(stack.slots);
    await victim.kill();
    await sleep(random.between(200, 3_000));
    await victim.start();
  }
});

const webKill = faultKind({
  name: 'webKill',
  needs: { web: true },
  strike: async ({ stack, random }) => {
    await stack.web.end('SIGKILL');
    await sleep(random.between(100, 1_000));
    await stack.web.start();
  },
  verify: (scene) =>
    everybodyIn(scene).some((bot) => bot.reconnects.length > 0)
      ? ['the end of the web app cost somebody the connection']
      : []
});

const rollingDeploy = faultKind({
  name: 'rollingDeploy',
  needs: { web: true },
  lastsMs: () => 15_000,
  strike: async ({ stack, random }) => {
    const newFirst = stack.slots.length > 1 && random.chance(0.5); // a lone worker must leave first
    const web = (async () => {
      await sleep(random.between(0, 2_000));
      await stack.web.end('SIGTERM');
      await stack.web.start();
    })();
    for (const slot of random.shuffled(stack.slots)) {
      if (newFirst) await slot.replace();
      else {
        await slot.stop();
        await slot.start();
      }
    }
    await web;
  }
});

const pausedWorker = faultKind({
  name: 'pausedWorker',
  lastsMs: () => PAUSE_MS.most,
  stubborn: ({ mutation }) => (mutation === 'noFencing' ? 'always' : 'perhaps'),
  strike: async (scene) => {
    const { random, settings } = scene;
    const victim = ownerIn(scene);
    victim.signal('SIGSTOP');
    try {
      // With a mutation long enough for a takeover in any case: what is caught must not be a matter of luck.
      await sleep(settings.mutation ? PAUSE_MS.most : random.between(PAUSE_MS.least, PAUSE_MS.most));
      // Nor may Redis tell it in time that another worker has the room: the database alone protects the data.
      if (settings.mutation) victim.toRedis.set(links.blackHole);
    } finally {
      victim.signal('SIGCONT');
    }
    if (!settings.mutation) return;
    await sleep(CUT_OFF_MS);
    victim.toRedis.heal();
  }
});

/** Minutes by which the clock of a worker is wrong. */
const SKEW_MS = 7 * 60_000;

const clockSkew = faultKind({
  name: 'clockSkew',
  needs: { skewMs: SKEW_MS },
  home: 'first',
  strike: async ({ stack: { slots }, random }) => {
    for (let jumps = 0; jumps < 3; jumps++) {
      slots[0]?.signal('SIGUSR2');
      await sleep(random.between(100, 500));
    }
  }
});

export const processKinds: readonly FaultKind[] = [
  workerKill,
  webKill,
  rollingDeploy,
  pausedWorker,
  clockSkew
];
