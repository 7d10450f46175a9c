import { setTimeout as sleep } from 'node:timers/promises';
import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { Forked } from '../support/abuse/forked.ts';
import { ticketFor } from '../support/tickets.ts';
import type { AttackKind, Facts, Force } from './attack-kind.ts';
import type { Orders } from './attackers.ts';
import { MemoryWatch } from './memory-watch.ts';
import { Scene } from './scene.ts';
import { Stack, type Programs } from './stack.ts';
import { judge, type AttackResult, type Bounds } from './verdict.ts';
import type { Surroundings, Testimony } from './witness/main.ts';

const GUESTS = 12;
/** Long enough for any attack, in s. */
const OPEN_SECONDS = 3_600;
/** From their first answers on, until the guests count, in ms. */
const WARM_MS = 1_500;
/** Attackers end by themselves; who does not within this time after their last word is ended, in ms. */
const END_MS = 90_000;

export interface Settings {
  readonly seed: string;
  readonly isShort: boolean;
  readonly bounds: Bounds;
  /** As the kind has them when absent. */
  readonly attackers?: number | undefined;
  readonly seconds?: number | undefined;
}

/** One installation, the others in it, one attack, and what became of it. */
export async function playAttack(
  kind: AttackKind,
  settings: Settings,
  programs: Programs
): Promise<AttackResult> {
  const { shape, workerEnv } = kind;
  const size = settings.isShort ? 'short' : 'full';
  const witness = new Forked('tests/abuse/witness/main.ts');
  const attackers = new Forked('tests/abuse/attackers.ts', { yielding: true });
  let stack: Stack | undefined;
  let scene: Scene | undefined;
  let memory: MemoryWatch | undefined;
  try {
    stack = await Stack.start({ shape, programs, workerEnv });
    const { front, socketUrl } = stack;
    const force: Force = {
      webUrl: front.url,
      socketUrl,
      attackers: settings.attackers ?? kind.attackers[size],
      ms: (settings.seconds ?? kind.seconds[size]) * 1_000,
      seed: `${settings.seed}/${kind.name}`
    };
    scene = new Scene(stack, force);
    const target = await kind.prepare(scene);
    await witness.ask('gather', await surroundings(scene));
    await sleep(WARM_MS);
    const quiet = await observe(witness, () => sleep(settings.isShort ? 1_000 : 4_000));
    memory = new MemoryWatch(stack.pids);
    let facts: Facts = {};
    const since = performance.now();
    let seconds = 0;
    const during = await observe(witness, async () => {
      const orders: Orders = { kind: kind.name, target, force };
      facts = await inTime(attackers.ask<Facts>('strike', orders), force.ms + END_MS);
      seconds = Math.round((performance.now() - since) / 100) / 10;
    });
    const { growthMb } = memory;
    const finding = await kind.verify(scene, target, facts);
    return judge(
      {
        kind,
        attackers: force.attackers,
        seed: settings.seed,
        seconds,
        quiet,
        during,
        growthMb,
        facts,
        finding,
        errors: stack.errors,
        isAlive: await stack.isAlive()
      },
      settings.bounds
    );
  } finally {
    memory?.stop();
    scene?.close();
    attackers.stop();
    witness.stop();
    await stack?.stop();
  }
}

/** The room and the pages that have nothing to do with the attack. */
async function surroundings(scene: Scene): Promise<Surroundings> {
  const visitor = await scene.account('Visitor');
  const quiz = frozenQuiz([singleChoice({ timeLimitSeconds: OPEN_SECONDS })], { answerChange: true });
  const { id, code } = await scene.session(visitor, quiz);
  const address = '192.0.2.100';
  return {
    company: {
      url: scene.stack.socketUrl,
      code,
      hostTicket: ticketFor(id, 'host'),
      item: quiz.items[0]?.id ?? '',
      guests: GUESTS
    },
    webUrl: scene.stack.front.url,
    visits: [
      { path: '/', address },
      { path: `${visitor.home}/quizzes`, address, cookie: visitor.cookie }
    ]
  };
}

async function observe(witness: Forked, during: () => Promise<unknown>): Promise<Testimony> {
  await witness.ask('begin');
  await during();
  return witness.ask<Testimony>('tell');
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal }).then(() => {
    throw new Error('the attackers did not end in time');
  });
  late.catch(() => undefined); // in time: the sleep was cut short
  return Promise.race([work, late]).finally(() => {
    end.abort();
  });
}
