import { setTimeout as sleep } from 'node:timers/promises';
import type { DisplayView } from '#core/game/views.ts';
import { questionsAmong } from '#core/item/item.ts';
import { answerTo } from '#core/quiz/quiz.fixture.ts';
import type { Bot } from '../support/bot.ts';
import { lead } from '../support/party-steps.ts';
import type { FaultKind } from './fault-kind.ts';
import type { Scene } from './scene.ts';

/** Fields are written within this time after their question, in ms. */
const SPREAD_MS = 1_500;
/** How often a field is changed, at most. */
const CHANGES = 3;

/**
 * A round on a sheet: questions are presented, everybody writes each field and changes it, the fault strikes in the middle, the
 * sheet closes, and the walk counts what was written.
 */
export async function playSheet(
  scene: Scene,
  kind: FaultKind,
  counted: Map<string, number>,
  faults: Promise<void>[]
): Promise<void> {
  const { host, quiz, random } = scene;
  const items = questionsAmong(quiz.items);
  const struck = Math.floor(random.next() * items.length);
  for (const [number, item] of items.entries()) {
    await lead(host, `sheet:0:${String(number)}`);
    const wait = random.between(0, SPREAD_MS);
    const fault = number === struck ? sleep(wait).then(() => kind.strike(scene)) : Promise.resolve();
    faults.push(fault);
    const fields = scene.players.map(async (bot) => {
      await bot.until(() => bot.view?.item?.id === item.id, `field ${String(number)}`);
      for (let change = Math.ceil(random.between(0, CHANGES)); change > 0; change--) {
        await sleep(random.between(0, SPREAD_MS));
        await bot.answer(answerTo(item.question, random.chance(0.6)));
      }
    });
    await Promise.all([fault, ...fields]);
  }
  await lead(host, 'sheetClosed');
  for (const [number, item] of items.entries()) {
    await lead(host, `sheetReveal:0:${String(number)}`);
    await host.until(() => viewOf(host).summary !== undefined, 'the summary');
    counted.set(item.id, viewOf(host).summary?.answered ?? -1);
  }
  await lead(host, 'podium');
}

// A host's view has all keys of a display's.
const viewOf = (bot: Bot) => (bot.view ?? {}) as Partial<DisplayView>;
