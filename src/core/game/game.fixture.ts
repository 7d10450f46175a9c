import { asId, type LiveSessionId, type PlayerId } from '../ids.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { answerTo, playerId, uuid } from '../quiz/quiz.fixture.ts';
import type { Command, Context, Rejection, SubmitAnswer } from './commands.ts';
import { decide } from './decide.ts';
import { sequenced, type GameEvent, type SequencedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Vacated } from './contestants/places.ts';
import type { Contestant, Player } from './contestants/contestants.ts';
import { currentItem, initialState, stepOf, type GameState } from './state.ts';
import { LOCK_NOTICE_MS } from '../format/quick/timing.ts';
import { GRACE_MS } from '#core/game/clock/tap.ts';

export const SESSION = asId<LiveSessionId>(uuid(5, 1));
/** Where the clock of a test game starts, in ms. */
export const START = 1_000_000;

/** These players of a game as who gave up the place. */
export const vacatedFrom = (state: GameState, ids: ReadonlySet<PlayerId>): Vacated => ({
  size: ids.size,
  has: (id) => ids.has(id),
  countFrom: (from) => [...ids].filter((id) => state.players.get(id)?.from === from).length
});

/** A game that is driven by hand: it keeps the time and every event. */
export class TestGame {
  readonly state: GameState;
  readonly events: SequencedEvent[] = [];
  now = START;
  maxPlayers = 100;
  /** Who gave up the place. */
  readonly vacated = new Set<PlayerId>();
  /** Who is not here, and since when. */
  readonly gone = new Map<PlayerId, number>();
  /** When the phones of those who are here came in, where that is known. */
  readonly here = new Map<PlayerId, number>();

  constructor(quiz: FrozenQuiz) {
    this.state = initialState(SESSION, 'ABCDE', quiz);
  }

  get context(): Context {
    const { now, maxPlayers, gone } = this;
    const goneSince = (id: PlayerId) => gone.get(id);
    const hereSince = (id: PlayerId) => this.here.get(id);
    return { now, maxPlayers, vacated: vacatedFrom(this.state, this.vacated), goneSince, hereSince };
  }

  get step(): string {
    return stepOf(this.state);
  }

  /** Decides a command and lives through its events; returns these, or why it was refused. */
  do(command: Command): readonly GameEvent[] | Rejection {
    const decision = decide(this.state, command, this.context);
    if (!decision.ok) return decision.code;
    for (const event of decision.events) {
      const happened = sequenced({ ...event }, this.state.seq + 1, this.now);
      this.events.push(happened);
      evolve(this.state, happened);
    }
    return decision.events;
  }

  next(): readonly GameEvent[] | Rejection {
    return this.do({ type: 'next', from: this.step });
  }

  /** Lets time pass, then the room's timer ring. */
  pass(ms: number): readonly GameEvent[] | Rejection {
    this.now += ms;
    return this.do({ type: 'tick' });
  }

  join(number: number, name = `Player ${String(number)}`): PlayerId {
    this.knock(number, undefined, name);
    return playerId(number);
  }

  /** A join, from a print of an address where one is given, and what comes of it. */
  knock(number: number, from?: string, name = `Player ${String(number)}`): readonly GameEvent[] | Rejection {
    const credential = `credential-${String(number)}`;
    const profile = { name, avatar: '🦊' } as const;
    return this.do({ type: 'join', playerId: playerId(number), profile, credential, from });
  }

  player(number: number): Player {
    const player = this.state.players.get(playerId(number));
    if (!player) throw new Error(`no player ${String(number)}`);
    return player;
  }

  /** The row of that player. */
  contestant(number: number): Contestant {
    const contestant = this.state.contestants.get(this.player(number).contestant);
    if (!contestant) throw new Error(`no contestant ${String(number)}`);
    return contestant;
  }

  /** An answer to the current item, tapped now, unless said otherwise. */
  submission(number: number, part: Partial<SubmitAnswer> = {}): SubmitAnswer {
    const item = currentItem(this.state);
    if (!item) throw new Error(`no item in ${this.step}`);
    return {
      type: 'submitAnswer',
      playerId: playerId(number),
      itemId: item.id,
      value: answerTo(item.question, true),
      revision: 0,
      commandId: `answer-${String(number)}-${item.id}`,
      tapAt: this.now,
      rttMs: 0,
      ...part
    };
  }

  answer(number: number, part: Partial<SubmitAnswer> = {}): readonly GameEvent[] | Rejection {
    return this.do(this.submission(number, part));
  }

  /** From wherever the show is to the next open item. */
  toOpen(): void {
    for (let steps = 0; this.state.phase.name !== 'open'; steps++) {
      if (steps > 10) throw new Error(`no open item after ${this.step}`);
      const { phase } = this.state;
      if (phase.name === 'itemIntro') this.pass(phase.opensAt - this.now);
      else this.next();
    }
  }

  /** From an open item to its lock. */
  toLocked(): void {
    this.next();
    this.pass(LOCK_NOTICE_MS + GRACE_MS);
  }
}
