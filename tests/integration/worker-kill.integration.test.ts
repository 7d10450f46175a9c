import { answerTo, frozenQuiz, multipleChoice, singleChoice, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase, recountFromDatabase } from '../support/evidence.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ticketFor } from '../support/tickets.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const PLAYERS = 60;

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('[ROOM-2] [ROOM-10] kill -9 in the middle of a question loses no acknowledged answer and doubles none', async () => {
  const question = { timeLimitSeconds: 60 };
  const quiz = frozenQuiz([singleChoice(question), multipleChoice(question), typedAnswer(question)]);
  const session = await insertLiveSession(sql, quiz);
  let worker = await startWorkerProcess(database.url);
  const host = new Bot(worker.url, { lasting: true });
  const crowd = Array.from({ length: PLAYERS }, () => new Bot(worker.url, { lasting: true }));
  try {
    await host.attend(ticketFor(session.id, 'host'), session.code);
    await Promise.all(crowd.map((bot, index) => bot.join(session.code, `Player ${String(index)}`)));
    for (const [number, item] of quiz.items.entries()) {
      await host.next();
      await Promise.all([host, ...crowd].map((bot) => bot.untilStep(`open:${String(number)}`)));
      // One after the other, so that the kill falls between answers that are acked, under way and not yet sent.
      const replies: Promise<unknown>[] = [];
      for (const [index, bot] of crowd.entries()) {
        replies.push(bot.answer(answerTo(item.question, index % 2 === 0)));
        if (index % 4 === 3) await Promise.race(replies.slice(-4));
        if (index === PLAYERS / 2) {
          await worker.kill();
          worker = await startWorkerProcess(database.url, { port: worker.port });
        }
      }
      expect(await Promise.all(replies)).toEqual(crowd.map(() => 'ack'));
      await host.next();
      await host.untilStep(`locked:${String(number)}`);
      await host.next();
      await host.untilStep(`reveal:${String(number)}`);
      await host.next();
      await Promise.all(
        [host, ...crowd].map((bot) => bot.until(() => bot.view?.phase !== 'reveal', 'the scoreboard'))
      );
    }
    expect(await compareWithDatabase(sql, session.id, crowd)).toEqual({
      acked: 3 * PLAYERS,
      stored: 3 * PLAYERS,
      lost: 0,
      duplicates: 0
    });
    const truth = await recountFromDatabase(sql, session.id, quiz);
    expect(truth.size).toBe(PLAYERS);
    const scoreOf = (bot: Bot) => truth.get(bot.you?.id ?? ('' as never))?.score;
    // What concerns one player follows what concerns all.
    await expect.poll(() => crowd.map((bot) => bot.you?.score)).toEqual(crowd.map(scoreOf));
    expect(crowd.every((bot) => bot.connections >= 4)).toBe(true);
  } finally {
    for (const bot of [host, ...crowd]) bot.close();
    expect(await worker.stop()).toBe(0);
  }
});
