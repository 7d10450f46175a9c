import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { Bot } from '#tests/support/bot.ts';
import { compareWithDatabase, type Evidence } from '#tests/support/evidence.ts';
import type { TestLiveSession } from '#tests/support/live-session.ts';
import { ticketFor } from '#tests/support/tickets.ts';
import { Crowd } from './crowd.ts';
import type { Hall } from './hall.ts';
import { standStill } from './stand-still.ts';

/** So many questions, and one more that never comes: the last one played has a scoreboard like the others. */
export const quizOf = (items: number): FrozenQuiz =>
  frozenQuiz(
    Array.from({ length: items + 1 }, () => singleChoice({ timeLimitSeconds: 60 })),
    {},
    [Math.max(items, 1), items > 0 ? 1 : 0].filter(Boolean)
  );

/** Where a party is held. */
export type Venue = Pick<Hall, 'session' | 'url' | 'sql'>;

/** A host and his players in one room. */
export class Party {
  readonly host: Bot;
  readonly crowds: readonly Crowd[];
  readonly #session: TestLiveSession;
  readonly #venue: Venue;

  private constructor(venue: Venue, session: TestLiveSession, host: Bot, crowds: readonly Crowd[]) {
    this.#venue = venue;
    this.#session = session;
    this.host = host;
    this.crowds = crowds;
  }

  /** The host is there, the players only exist; so many questions, or a quiz of its own. One number of players for each worker. */
  static async open(venue: Venue, items: number | FrozenQuiz, ...sizes: readonly number[]): Promise<Party> {
    const session = await venue.session(typeof items === 'number' ? quizOf(items) : items);
    const host = new Bot(venue.url());
    await host.attend(ticketFor(session.id, 'host'), session.code);
    let first = 0;
    const crowds = sizes.map((size, worker) => {
      const crowd = new Crowd(venue.url(worker), session.code, size, first);
      first += size;
      return crowd;
    });
    return new Party(venue, session, host, crowds);
  }

  get crowd(): Crowd {
    const [crowd] = this.crowds;
    if (!crowd) throw new Error('a party without players');
    return crowd;
  }

  /** The host presses his button; resolves when everybody has got so many shared frames. */
  async next(frames: number): Promise<void> {
    const seen = this.#seen(frames);
    const reply = await this.host.next();
    if (reply !== 'ack') throw new Error(`the host was refused: ${reply}`);
    await seen;
  }

  /**
   * Pauses or goes on: one shared frame to everybody and nothing else. Returns ms from the press to the last one.
   *
   * @param stillMs for so long after the press nobody here reads
   */
  async toggle(stillMs = 0): Promise<number> {
    const type = this.host.view?.paused === undefined ? 'pause' : 'resume';
    const seen = this.#seen(1);
    const pressed = performance.now();
    const ordered = this.host.order({ type });
    standStill(stillMs);
    const reply = await ordered;
    if (reply !== 'ack') throw new Error(`the host was refused: ${reply}`);
    const at = await seen;
    await this.host.until(() => (this.host.view?.paused !== undefined) === (type === 'pause'), type);
    return at - pressed;
  }

  /** From the lobby, the introduction of a round, or a scoreboard to an open question; returns its item. */
  async openItem(): Promise<string> {
    await this.next(2);
    await this.host.until(() => this.host.view?.phase === 'open', 'an open question');
    return this.host.view?.item?.id ?? '';
  }

  /** From the open question to its scoreboard. */
  async closeItem(): Promise<void> {
    await this.next(2);
    await this.host.until(() => this.host.view?.phase === 'locked', 'the lock');
    await this.next(1);
    await this.host.until(() => this.host.view?.phase === 'reveal', 'the reveal');
    await this.next(1);
    await this.host.until(() => this.host.view?.phase === 'scoreboard', 'the scoreboard');
  }

  evidence(): Promise<Evidence> {
    const players = this.crowds.flatMap((crowd) => crowd.players);
    return compareWithDatabase(this.#venue.sql, this.#session.id, players);
  }

  leave(): void {
    this.host.close();
    for (const crowd of this.crowds) crowd.leave();
  }

  async #seen(frames: number): Promise<number> {
    return Math.max(...(await Promise.all(this.crowds.map((crowd) => crowd.views(frames)))));
  }
}
