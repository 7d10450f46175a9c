import { questionsAmong } from '#core/item/item.ts';
import { answerTo, frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import type postgres from 'postgres';
import { Bot } from '../support/bot.ts';
import { compareWithDatabase, type Evidence } from '../support/evidence.ts';
import { insertLiveSession, type TestLiveSession } from '../support/live-session.ts';
import { answerOnTime, lead } from '../support/party-steps.ts';
import type { Random } from '../support/random.ts';
import { ticketFor } from '../support/tickets.ts';

/** Questions of one live session: some last over several replacements, and several begin in the middle of one. */
const ITEMS = 6;
const TIME_LIMIT_SECONDS = 60;
const PATIENCE_MS = 30_000;
/** Answers come between these after the opening, in ms. */
const TAP_MS = { least: 20, most: 1_500 };

export interface PartyReport extends Evidence {
  /** Longest wait of an answer for its reply, in ms. */
  readonly slowestAckMs: number;
  readonly connections: number;
  /** How often a client lost its connection without another one on its way: with `bye` nobody has to. */
  readonly torn: number;
  /** From the end of the old socket to the welcome on the new one, where it was not in yet, in ms. */
  readonly gaps: readonly number[];
  /** Sockets that broke, or were refused. */
  readonly socketErrors: readonly string[];
  /** What went wrong beyond that. */
  readonly failures: readonly string[];
}

export interface PartyOptions {
  readonly url: string;
  readonly sql: postgres.Sql;
  readonly players: number;
  readonly random: Random;
}

interface Occasion {
  readonly quiz: FrozenQuiz;
  readonly session: TestLiveSession;
}

/** Plays one live session after the other until it is told to stop. */
export class Party {
  code = '';
  readonly reports: PartyReport[] = [];
  readonly #options: PartyOptions;
  #isOver = false;
  #playing: Promise<void> | undefined;

  constructor(options: PartyOptions) {
    this.#options = options;
  }

  /** Resolves when the first live session is there. */
  async start(): Promise<void> {
    const first = await this.#open();
    this.#playing = (async () => {
      await this.#play(first);
      while (!this.#isOver) await this.#play(await this.#open());
    })();
    this.#playing.catch(() => undefined); // told by `stop`
  }

  /** Plays the question that is on to its end. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#playing;
  }

  async #open(): Promise<Occasion> {
    const quiz = frozenQuiz(
      Array.from({ length: ITEMS }, () => singleChoice({ timeLimitSeconds: TIME_LIMIT_SECONDS }))
    );
    const session = await insertLiveSession(this.#options.sql, quiz);
    this.code = session.code;
    return { quiz, session };
  }

  async #play({ quiz, session }: Occasion): Promise<void> {
    const { url, sql, random } = this.#options;
    const bot = () => new Bot(url, { lasting: true, patienceMs: PATIENCE_MS });
    const host = bot();
    const players = Array.from({ length: this.#options.players }, bot);
    const failures: string[] = [];
    try {
      await host.attend(() => ticketFor(session.id, 'host'), session.code);
      await Promise.all(players.map((player, index) => player.join(session.code, `Player ${String(index)}`)));
      for (const [number, item] of questionsAmong(quiz.items).entries()) {
        if (this.#isOver) break;
        await lead(host, `itemIntro:${String(number)}`);
        await Promise.all(
          players.map((player) =>
            answerOnTime(
              player,
              item.id,
              answerTo(item.question, random.chance(0.6)),
              random.between(TAP_MS.least, TAP_MS.most)
            )
          )
        );
        await lead(host, number + 1 < quiz.items.length ? `scoreboard:${String(number)}` : 'podium');
      }
      await host.order({ type: 'end' });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
    const everybody = [host, ...players];
    const nacked = players.flatMap((player) => player.nacked).filter(({ code }) => code !== 'notOpen');
    if (nacked.length > 0) failures.push(`answers in time were refused: ${nacked[0]?.code ?? ''}`);
    this.reports.push({
      ...(await compareWithDatabase(sql, session.id, players)),
      slowestAckMs: Math.max(...players.map((player) => player.slowestReplyMs)),
      connections: everybody.reduce((sum, { connections }) => sum + connections, 0),
      torn: everybody.reduce((sum, { losses }) => sum + losses, 0),
      gaps: everybody.flatMap(({ reconnects }) => reconnects),
      socketErrors: everybody.flatMap(({ socketErrors }) => socketErrors),
      failures
    });
    for (const each of everybody) each.close();
  }
}
