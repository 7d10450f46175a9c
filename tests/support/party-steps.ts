import { setTimeout as sleep } from 'node:timers/promises';
import type { answerTo } from '#core/quiz/quiz.fixture.ts';
import type { Bot } from './bot.ts';

/** Who tapped too early looks again and taps again, in ms. */
const EARLY_MS = 200;

/** Presses the one button until the show stands there. */
export async function lead(host: Bot, step: string): Promise<void> {
  while (!host.isAt(step)) {
    const { step: before, phase } = host.view ?? {};
    // The clock, not the button, opens an item.
    if (phase !== 'itemIntro') {
      const reply = await host.next();
      if (reply === 'paused') await host.order({ type: 'resume' });
    }
    await host.until(() => host.view?.step !== before, `something after ${String(before)}`);
  }
}

/** Taps so long after the opening, by the phone's idea of the server's clock; again when it was a moment early. */
export async function answerOnTime(
  bot: Bot,
  item: string,
  value: ReturnType<typeof answerTo>,
  afterMs: number
): Promise<void> {
  const opensIn = () => (bot.view?.timing?.opensAt ?? Infinity) - bot.now();
  for (;;) {
    await bot.until(() => bot.view?.item?.id === item && bot.view.timing !== undefined, `item ${item}`);
    await sleep(Math.max(0, opensIn() + afterMs));
    if (opensIn() > 0) continue; // the opening was moved meanwhile
    const reply = await bot.answer(value);
    if (reply !== 'notOpen') return;
    await sleep(EARLY_MS);
  }
}
