import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { Bot } from '#tests/support/bot.ts';
import type { TestLiveSession } from '#tests/support/live-session.ts';
import { ticketFor } from '#tests/support/tickets.ts';
import type { WorkerProcess } from '#tests/support/worker-process.ts';
import { after, cpuMsOf, quantile, withinOneSecond } from './stats.ts';

/** New players at the same time: more only queue in this process. */
const JOINING = 100;

export interface PartyRound {
  readonly p50: number;
  readonly p99: number;
  /** Worker's CPU per answer, from the first answer to the last acknowledgement, in ms. */
  readonly cpu: number;
  /** To one player, from the announcement of the question to its scoreboard. */
  readonly bytes: number;
  readonly frames: number;
}

/** A host and many players at one worker. */
export class Party {
  readonly players: readonly Bot[];
  readonly #host: Bot;
  readonly #worker: WorkerProcess;

  constructor(worker: WorkerProcess, size: number) {
    this.#worker = worker;
    this.#host = new Bot(worker.url);
    this.players = Array.from({ length: size }, () => new Bot(worker.url));
  }

  /** Everybody comes in; returns joins per second. */
  async gather(session: TestLiveSession): Promise<number> {
    await this.#host.attend(ticketFor(session.id, 'host'), session.code);
    const started = performance.now();
    const queue = this.players.entries();
    const lane = async () => {
      for (const [index, bot] of queue) await bot.join(session.code, `Player ${String(index)}`);
    };
    await Promise.all(Array.from({ length: JOINING }, lane));
    const seconds = (performance.now() - started) / 1_000;
    for (const bot of this.players) await bot.sync(1);
    return this.players.length / seconds;
  }

  /** One question: all answer within one second. */
  async round(quiz: FrozenQuiz, number: number): Promise<PartyRound> {
    const before = this.players.map((bot) => ({ bytes: bot.bytesIn, frames: bot.frames.length }));
    await this.#press(`open:${String(number)}`);
    await Promise.all(this.players.map((bot) => bot.untilStep(`open:${String(number)}`)));

    const cpuBefore = cpuMsOf(this.#worker.pid);
    const waits = withinOneSecond(this.players.length);
    const answer = async (bot: Bot, index: number): Promise<number> => {
      await after(waits[index] ?? 0);
      const sent = performance.now();
      const reply = await bot.answer(index % 4);
      if (reply !== 'ack') throw new Error(`an answer was refused: ${reply}`);
      return performance.now() - sent;
    };
    const latencies = await Promise.all(this.players.map(answer));
    const cpu = (cpuMsOf(this.#worker.pid) - cpuBefore) / this.players.length;

    const isLast = number + 1 === quiz.items.length;
    for (const step of [`locked:${String(number)}`, `reveal:${String(number)}`]) await this.#press(step);
    await this.#press(isLast ? 'podium' : `scoreboard:${String(number)}`);
    await Promise.all(this.players.map((bot) => bot.untilStep(this.#host.view?.step ?? '')));
    const gained = (key: 'bytes' | 'frames') =>
      quantile(
        this.players.map(
          (bot, index) => (key === 'bytes' ? bot.bytesIn : bot.frames.length) - (before[index]?.[key] ?? 0)
        ),
        0.5
      );
    return {
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      cpu,
      bytes: gained('bytes'),
      frames: gained('frames')
    };
  }

  close(): void {
    for (const bot of [this.#host, ...this.players]) bot.close();
  }

  async #press(until: string): Promise<void> {
    await this.#host.next();
    await this.#host.untilStep(until);
  }
}
