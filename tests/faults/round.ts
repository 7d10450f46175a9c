import { questionsAmong } from '#core/item/item.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DisplayView } from '#core/game/views.ts';
import { LEAD_MS } from '#core/format/quick/timing.ts';
import { answerTo } from '#core/quiz/quiz.fixture.ts';
import type { Bot } from '../support/bot.ts';
import { answerOnTime, lead } from '../support/party-steps.ts';
import type { FaultKind, Settings } from './fault-kind.ts';
import { Random } from '../support/random.ts';
import { enter, everybodyIn, leave, setScene, type Scene } from './scene.ts';
import { playSheet } from './sheet-round.ts';
import type { Stack } from './stack.ts';
import { judge, type Verdict } from './verdict.ts';

/** Answers come within this time after the opening, in ms. */
const SPREAD_MS = 1_500;
/** The fault strikes from this long before the opening until the last answers, in ms. */
const EARLIEST_MS = -1_000;
/** A tap is never before the opening, however the clocks round. */
const HUMAN_MS = 20;
const ROUND_MS = 60_000;

/** Plays one party with one fault, and judges it. What breaks on the way is in the verdict, never thrown. */
export async function playRound(
  stack: Stack,
  kind: FaultKind,
  settings: Settings,
  name: string
): Promise<Verdict> {
  const random = new Random(name);
  const scene = await setScene(stack, kind, settings, random);
  const counted = new Map<string, number>();
  const problems: string[] = [];
  const faults: Promise<void>[] = [];
  try {
    const end = new AbortController();
    const late = sleep(ROUND_MS + kind.lastsMs(settings), undefined, { signal: end.signal }).then(() => {
      const { step, paused, timing } = scene.host.view ?? {};
      throw new Error(
        `the round took too long: ${JSON.stringify({ step, paused, timing, now: Date.now() })}`
      );
    });
    late.catch(() => undefined); // in time: the sleep was cut short
    await Promise.race([play(scene, kind, counted, faults), late]).finally(() => {
      end.abort();
    });
    problems.push(...kind.verify(scene));
  } catch (error) {
    problems.push(`the round did not finish: ${error instanceof Error ? error.message : String(error)}`);
  }
  // A fault that is still under way would break what is healed.
  await Promise.allSettled(faults);
  try {
    await stack.heal();
  } catch (error) {
    problems.push(`not healed: ${error instanceof Error ? error.message : String(error)}`);
  }
  const verdict = await judge(scene, counted, problems);
  if (scene.host.view) scene.host.order({ type: 'end' }).catch(() => undefined); // judged already
  await leave(scene);
  return verdict;
}

async function play(
  scene: Scene,
  kind: FaultKind,
  counted: Map<string, number>,
  faults: Promise<void>[]
): Promise<void> {
  const { host, quiz, random } = scene;
  await enter(scene);
  if (scene.isOnSheet) {
    await playSheet(scene, kind, counted, faults);
    await everybodyAtPodium(scene);
    return;
  }
  const struck = Math.floor(random.next() * quiz.items.length);
  for (const [number, item] of questionsAmong(quiz.items).entries()) {
    const n = String(number);
    await lead(host, `itemIntro:${n}`);
    const isStruck = number === struck;
    const wait = LEAD_MS + random.between(EARLIEST_MS, scene.stubborn.length > 0 ? EARLIEST_MS : SPREAD_MS);
    const fault = isStruck ? sleep(wait).then(() => kind.strike(scene)) : Promise.resolve();
    faults.push(fault);
    const answers = scene.players.map((bot) =>
      answerOnTime(
        bot,
        item.id,
        answerTo(item.question, random.chance(0.6)),
        random.between(HUMAN_MS, SPREAD_MS)
      )
    );
    await Promise.all([fault, ...answers]);
    await lead(host, `reveal:${n}`);
    await host.until(() => viewOf(host).summary !== undefined, 'the summary');
    counted.set(item.id, viewOf(host).summary?.answered ?? -1);
    await lead(host, number + 1 < quiz.items.length ? `scoreboard:${n}` : 'podium');
  }
  await everybodyAtPodium(scene);
}

async function everybodyAtPodium(scene: Scene): Promise<void> {
  await Promise.all(everybodyIn(scene).map((bot) => bot.untilStep('podium')));
  await Promise.all(
    scene.players.map((bot) => bot.until(() => bot.you?.best !== undefined, 'the own summary'))
  );
}

// A host's view has all keys of a display's.
const viewOf = (bot: Bot) => (bot.view ?? {}) as Partial<DisplayView>;
