import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot } from '../support/bot.ts';
import { links, type FaultProxy } from '../support/fault-proxy.ts';
import { faultKind, type FaultKind } from './fault-kind.ts';
import type { Random } from '../support/random.ts';
import type { WorkerSlot } from './worker-slot.ts';

const PARTITION_MS = { least: 1_000, most: 6_000 };
const PARTITIONS = ['blackHole', 'deafServer', 'deafClient', 'stall', 'reset', 'halfOpen'] as const;

/** Breaks a link in a way that chance decides, for a while. */
async function cut(link: FaultProxy, random: Random): Promise<void> {
  const way = random.pick(PARTITIONS);
  const ms = random.between(PARTITION_MS.least, PARTITION_MS.most);
  switch (way) {
    case 'reset':
      link.set(links.refuse);
      link.reset();
      break;
    case 'halfOpen':
      link.set(links.refuse);
      link.halfOpen(random.pick(['client', 'server']));
      break;
    default:
      link.set(links[way]);
  }
  await sleep(ms);
  // What lost bytes stays dead: a network that comes back does not bring old connections back.
  link.set(links.pass);
}

const partition = (name: string, linkOf: (slot: WorkerSlot) => FaultProxy, several: boolean): FaultKind =>
  faultKind({
    name,
    several,
    lastsMs: () => PARTITION_MS.most,
    strike: ({ stack, session, random }) => {
      const victim = random.chance(0.6) ? stack.ownerOf(session.id) : random.pick(stack.slots);
      return cut(linkOf(victim), random);
    }
  });

/** What may befall one phone. */
async function trouble(bot: Bot, link: FaultProxy, random: Random, asleepMs: number): Promise<void> {
  const healthy = links.delay(150);
  switch (random.pick(['stall', 'reset', 'asleep', 'blackHole', 'nothing'] as const)) {
    case 'stall':
      link.set(links.stall);
      await sleep(random.between(500, 4_000));
      break;
    case 'blackHole':
      link.set(links.blackHole);
      await sleep(random.between(500, 4_000));
      break;
    case 'reset':
      link.reset();
      break;
    case 'asleep':
      bot.sleep();
      link.set(links.blackHole);
      await sleep(random.between(asleepMs / 2, asleepMs));
      link.set(healthy);
      bot.wake();
      break;
    case 'nothing':
  }
  link.set(healthy);
  bot.networkIsBack();
}

const badPhones = faultKind({
  name: 'badPhones',
  badPhones: true,
  lastsMs: ({ asleepMs }) => asleepMs + 4_000,
  strike: async ({ players, phones, random, settings }) => {
    await Promise.all(
      players.map(async (bot, index) => {
        const phone = phones[index];
        const wait = random.between(0, 1_500);
        await sleep(wait);
        if (phone) await trouble(bot, phone, random, settings.asleepMs);
      })
    );
  }
});

export const linkKinds: readonly FaultKind[] = [
  partition('partitionRedis', (slot) => slot.toRedis, true),
  partition('partitionPostgres', (slot) => slot.toPostgres, false),
  partition('partitionClients', (slot) => slot.toClients, false),
  badPhones
];
