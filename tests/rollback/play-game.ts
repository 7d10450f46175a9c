import type postgres from 'postgres';
import { answerTo, frozenQuiz } from '#core/quiz/quiz.fixture.ts';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase, type Evidence } from '../support/evidence.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { ticketFor } from '../support/tickets.ts';

const PLAYERS = 20;

/** Plays a whole game, from the door to the end, and compares what was acknowledged with what is stored. */
export async function playGame(url: string, sql: postgres.Sql): Promise<Evidence> {
  const quiz = frozenQuiz();
  const session = await insertLiveSession(sql, quiz);
  const host = new Bot(url);
  const crowd = Array.from({ length: PLAYERS }, () => new Bot(url));
  try {
    await host.attend(ticketFor(session.id, 'host'), session.code);
    await Promise.all(crowd.map((bot, index) => bot.join(session.code, `Player ${String(index)}`)));
    await Promise.all(crowd.map((bot) => bot.sync()));
    for (const [number, { question }] of quiz.items.entries()) {
      await advance(host, `open:${String(number)}`);
      await Promise.all(crowd.map((bot) => bot.untilStep(`open:${String(number)}`)));
      const replies = await Promise.all(
        crowd.map((bot, index) => bot.answer(answerTo(question, index % 3 !== 0)))
      );
      const refused = replies.find((reply) => reply !== 'ack');
      if (refused !== undefined)
        throw new Error(`an answer to item ${String(number)} was refused: ${refused}`);
    }
    await advance(host, 'podium');
    await Promise.all(crowd.map((bot) => bot.untilStep('podium')));
    await advance(host, 'ended');
    return await compareWithDatabase(sql, session.id, crowd);
  } finally {
    for (const bot of [host, ...crowd]) bot.close();
  }
}

/** Presses the host's one button until the game is there. */
async function advance(host: Bot, step: string): Promise<void> {
  while (!host.isAt(step)) {
    const { step: before, phase } = host.view ?? {};
    // The question opens by itself.
    if (phase !== 'itemIntro') await host.next();
    await host.until(() => host.view?.step !== before, `something after ${String(before)}`);
  }
}
