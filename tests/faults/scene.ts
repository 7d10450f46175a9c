import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { Bot } from '../support/bot.ts';
import { FaultProxy, links } from '../support/fault-proxy.ts';
import { insertLiveSession, type TestLiveSession } from '../support/live-session.ts';
import { ticketFor } from '../support/tickets.ts';
import type { FaultKind, Settings } from './fault-kind.ts';
import type { Random } from '../support/random.ts';
import type { Stack } from './stack.ts';
import type { WorkerSlot } from './worker-slot.ts';

const FEWEST = 12;
const MOST = 20;
/** Beyond the fault itself: nobody has a reason to be too late. */
const TIME_LIMIT_SECONDS = 30;
const PATIENCE_MS = 30_000;
/** Each way, for phones on a bad connection, in ms. */
const BAD_DELAY_MS = 150;
const STUBBORN = 4;

/** One party: who plays what where, all of it chosen by the round's random numbers. */
export interface Scene {
  readonly stack: Stack;
  readonly random: Random;
  readonly settings: Settings;
  readonly quiz: FrozenQuiz;
  readonly session: TestLiveSession;
  readonly host: Bot;
  readonly display: Bot;
  readonly players: readonly Bot[];
  /** Players who stay at the first owner whatever happens. */
  readonly stubborn: readonly Bot[];
  /** The questions are on a sheet, and not one by one. */
  readonly isOnSheet: boolean;
  /** The link of each player's phone, where the kind has bad phones. */
  readonly phones: readonly FaultProxy[];
  /** The worker that the first client comes to, and so the owner. */
  readonly home: WorkerSlot;
}

export const everybodyIn = (scene: Scene): Bot[] => [scene.host, scene.display, ...scene.players];

export async function setScene(
  stack: Stack,
  kind: FaultKind,
  settings: Settings,
  random: Random
): Promise<Scene> {
  const items = random.chance(1 / 3) ? 2 : 1;
  const timeLimitSeconds = TIME_LIMIT_SECONDS + Math.ceil(kind.lastsMs(settings) / 1_000);
  const isOnSheet = settings.sheets ?? random.chance(1 / 3);
  const plain = frozenQuiz(Array.from({ length: items }, () => singleChoice({ timeLimitSeconds })));
  const quiz = isOnSheet
    ? { ...plain, rounds: plain.rounds.map((round) => ({ ...round, format: 'sheet' as const })) }
    : plain;
  const session = await insertLiveSession(stack.sql, quiz);
  const home = kind.home === 'first' && random.chance(0.7) ? stack.slots[0] : random.pick(stack.slots);
  if (!home) throw new Error('no workers');
  const elsewhere = stack.slots.filter((slot) => slot !== home);
  const stubborn = kind.stubborn(settings);
  const isStubborn = stubborn === 'always' || (stubborn === 'perhaps' && random.chance(0.5));
  const stubbornCount = isStubborn && elsewhere.length > 0 ? STUBBORN : 0;
  const patienceMs = PATIENCE_MS + kind.lastsMs(settings);

  const bot = (name: string, urls: readonly string[], patient = false) =>
    new Bot(urls, { lasting: true, patient, patienceMs, headers: { 'x-forwarded-for': name } });
  const urls = () => random.shuffled(stubbornCount > 0 ? elsewhere : stack.slots).map((slot) => slot.url);
  const size = settings.players ?? Math.round(random.between(FEWEST, MOST));
  const phones = await Promise.all(
    Array.from({ length: kind.badPhones ? size : 0 }, async () => {
      const phone = await FaultProxy.start(() => random.pick(stack.slots).toClients.port);
      phone.set(links.delay(BAD_DELAY_MS));
      return phone;
    })
  );
  const players = Array.from({ length: size }, (_, index) => {
    const phone = phones[index];
    const where = phone ? [`ws://127.0.0.1:${String(phone.port)}/ws`] : urls();
    const stays = index < stubbornCount;
    return bot(`10.0.${String(2 + (index >> 8))}.${String(index & 255)}`, stays ? [home.url] : where, stays);
  });
  return {
    stack,
    random,
    settings,
    quiz,
    session,
    host: bot('10.0.1.1', urls()),
    display: bot('10.0.1.2', urls()),
    players,
    isOnSheet,
    stubborn: players.slice(0, stubbornCount),
    phones,
    home
  };
}

/** Everybody comes in; whoever is first decides which worker owns the room. */
export async function enter({ session, host, display, players, home }: Scene): Promise<void> {
  const { code, id } = session;
  const opener = new Bot(home.url, { lasting: true, headers: { 'x-forwarded-for': '10.0.1.3' } });
  try {
    await opener.attend(() => ticketFor(id, 'display'), code);
    await host.attend(() => ticketFor(id, 'host'), code);
    await display.attend(() => ticketFor(id, 'display'), code);
    await Promise.all(players.map((bot, index) => bot.join(code, `Player ${String(index)}`)));
  } finally {
    opener.close();
  }
}

export async function leave(scene: Scene): Promise<void> {
  for (const bot of everybodyIn(scene)) bot.close();
  await Promise.all(scene.phones.map((phone) => phone.close()));
}
