import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import type postgres from 'postgres';
import { Bot } from '../support/bot.ts';
import { insertLiveSession, type TestLiveSession } from '../support/live-session.ts';
import { ticketFor } from '../support/tickets.ts';

const ITEMS = 500;
const PING_MS = 200;

/** Players and a host who play on while others misbehave in the same room, and measure how they fare. */
export class GoodCompany {
  readonly session: TestLiveSession;
  readonly ackMs: number[] = [];
  readonly pongMs: number[] = [];
  readonly troubles: string[] = [];
  readonly #host: Bot;
  readonly #players: readonly Bot[];
  #playing: Promise<unknown> | undefined;
  #done = false;

  private constructor(session: TestLiveSession, host: Bot, players: readonly Bot[]) {
    this.session = session;
    this.#host = host;
    this.#players = players;
  }

  static async gather(sql: postgres.Sql, url: string, players: number): Promise<GoodCompany> {
    const quiz = frozenQuiz(
      Array.from({ length: ITEMS }, () => singleChoice({ timeLimitSeconds: 60 })),
      {},
      [ITEMS]
    );
    const session = await insertLiveSession(sql, quiz);
    const host = new Bot(url);
    await host.attend(ticketFor(session.id, 'host'), session.code);
    const bots = Array.from({ length: players }, () => new Bot(url));
    for (const [n, bot] of bots.entries()) await bot.join(session.code, `Good ${String(n)}`);
    return new GoodCompany(session, host, bots);
  }

  get item(): string {
    return this.#host.view?.item?.id ?? '';
  }

  /** Connections that the good ones have lost. */
  get dropped(): number {
    return [this.#host, ...this.#players].reduce((sum, bot) => sum + bot.connections - 1, 0);
  }

  play(): void {
    const blame = (error: unknown) => void this.troubles.push(String(error));
    this.#playing = Promise.all([
      this.#show().catch(blame),
      ...this.#players.map((bot) => this.#ping(bot).catch(blame))
    ]);
  }

  async stop(): Promise<void> {
    this.#done = true;
    await this.#playing;
    for (const bot of [this.#host, ...this.#players]) bot.close();
  }

  async #show(): Promise<void> {
    for (let n = 0; n < ITEMS && !this.#done; n++) {
      await this.#host.next();
      await Promise.all([this.#host, ...this.#players].map((bot) => bot.untilStep(`open:${String(n)}`)));
      await Promise.all(
        this.#players.map(async (bot) => {
          const sent = performance.now();
          const reply = await bot.answer(1);
          this.ackMs.push(performance.now() - sent);
          if (reply !== 'ack') this.troubles.push(`a good answer was refused: ${reply}`);
        })
      );
      for (const step of ['locked', 'reveal', 'scoreboard']) {
        await this.#host.next();
        await this.#host.untilStep(`${step}:${String(n)}`);
      }
    }
  }

  async #ping(bot: Bot): Promise<void> {
    while (!this.#done) {
      this.pongMs.push(await bot.ping());
      await new Promise((resolve) => setTimeout(resolve, PING_MS));
    }
  }
}
