import { answerCounts } from '#core/game/answer-counts.ts';
import { GRACE_MS } from '#core/game/clock/tap.ts';
import type { Command } from '#core/game/commands.ts';
import type { Profile } from '#core/game/contestants/profile.ts';
import { TestGame } from '#core/game/game.fixture.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import { currentItem } from '#core/game/state.ts';
import { standings } from '#core/game/contestants/standings.ts';
import { viewFor } from '#core/game/view-for.ts';
import type { DisplayView, HostView, PersonalView, PlayersView } from '#core/game/views.ts';
import type { PlayerId } from '#core/ids.ts';
import { rosterFlags, type Counts, type Face, type RosterRow } from '#core/protocol/server-frames.ts';
import { playerId } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { guessOf } from './questions.ts';

/** What everybody had before them at one moment of an evening. */
export interface Snapshot {
  /** ms on the room's clock. */
  readonly at: number;
  readonly display: DisplayView;
  readonly players: PlayersView;
  readonly host: HostView;
  /** Of the first few who joined. */
  readonly you: readonly PersonalView[];
  readonly counts: Counts;
  readonly crowd: readonly Face[];
  readonly roster: readonly RosterRow[];
}

/** Half past eight, in ms since the epoch. */
export const EVENING_AT = Date.UTC(2026, 10, 27, 19, 30);
const YOU = 12;
const MOST_DARED = 60;
const ARRIVAL_MS = 900;
const BETWEEN_TAPS_MS = 7_000;
/** So long a step is looked at, in ms: every moment is over by then. */
const LOOK_MS = 12_000;

/** Plays an evening by the rules themselves, and keeps what it looked like at every step. */
export class SampleEvening {
  readonly snapshots: Snapshot[] = [];
  readonly #game: TestGame;
  readonly #guests: readonly Profile[];
  #dared: Face[] = [];

  constructor(quiz: FrozenQuiz, guests: readonly Profile[]) {
    this.#game = new TestGame(quiz);
    this.#game.maxPlayers = guests.length + 1;
    this.#game.now = EVENING_AT;
    this.#guests = guests;
    this.#fill();
    for (;;) {
      const { phase } = this.#game.state;
      this.#keep();
      if (phase.name === 'ended') return;
      if (phase.name === 'itemIntro') this.#game.pass(phase.opensAt - this.#game.now);
      else if (phase.name === 'open') this.#answer();
      else {
        this.#game.now += LOOK_MS;
        this.#do({ type: 'next', from: this.#game.step });
      }
    }
  }

  #fill(): void {
    this.#keep();
    for (const [index, profile] of this.#guests.entries()) {
      this.#game.now += ARRIVAL_MS;
      const credential = `credential-${String(index)}`;
      this.#do({ type: 'join', playerId: playerId(index), profile, credential });
      if (index === 0) this.#keep();
    }
    this.#game.now += LOOK_MS;
  }

  /** Everybody answers the first question; later the third is always too late. */
  #answer(): void {
    const { state } = this.#game;
    const item = currentItem(state);
    if (!item) throw new Error(`no question in ${this.#game.step}`);
    const isFirst = state.outcomes.size === 0;
    const answering = this.#guests.flatMap((_, index) => (isFirst || index !== 2 ? [index] : []));
    for (const [n, index] of answering.entries()) {
      this.#game.now += BETWEEN_TAPS_MS / answering.length;
      const submission = this.#game.submission(index, { value: guessOf(item.question, index) });
      this.#do({ ...submission, tapAt: Math.round(this.#game.now) });
      this.#dared.unshift(this.#face(index));
      if (n === Math.floor(answering.length / 2)) this.#keep();
    }
    this.#do({ type: 'watchAnswers' });
    this.#keep();
    const { phase } = state;
    if (phase.name === 'open') this.#game.pass(phase.closesAt + GRACE_MS - this.#game.now);
    this.#dared = [];
  }

  #do(command: Command): void {
    this.#game.now = Math.round(this.#game.now);
    const done = this.#game.do(command);
    if (typeof done === 'string') throw new Error(`${command.type} in ${this.#game.step}: ${done}`);
  }

  #face = (index: number): Face => {
    const { profile } = this.#game.player(index);
    return [playerId(index), profile.name, profile.avatar];
  };

  #keep(): void {
    const { state, now } = this.#game;
    const ids = [...state.players.keys()];
    const personal = new PersonalViews(state);
    const counts = answerCounts(state);
    this.snapshots.push({
      at: now,
      display: viewFor(state, 'display'),
      players: viewFor(state, 'players'),
      host: viewFor(state, 'host'),
      you: ids.slice(0, YOU).flatMap((id) => personal.of(id) ?? []),
      counts: {
        ...counts,
        displays: 1,
        hosts: 1,
        ...(state.phase.name === 'open' && { dared: this.#dared.slice(0, MOST_DARED) })
      },
      crowd: ids.map((_, index) => this.#face(index)),
      roster: this.#roster(ids)
    });
  }

  #roster(ids: readonly PlayerId[]): RosterRow[] {
    const { state } = this.#game;
    const ranks = new Map(standings(state).map(({ contestant, rank }) => [contestant.id, rank]));
    const dared = new Set(this.#dared.map(([id]) => id));
    return ids.map((id, index) => {
      const { profile, contestant } = this.#game.player(index);
      const { score } = this.#game.contestant(index);
      // One phone is asleep.
      const flags = (index === 3 ? 0 : rosterFlags.connected) | (dared.has(id) ? rosterFlags.answered : 0);
      return [id, profile.name, profile.avatar, score, ranks.get(contestant) ?? 1, flags, 0, index];
    });
  }
}
