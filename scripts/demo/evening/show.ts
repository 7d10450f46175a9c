import type { Command } from '#core/game/commands.ts';
import { decide } from '#core/game/decide.ts';
import { sequenced, type SequencedEvent } from '#core/game/events.ts';
import { evolve } from '#core/game/evolve.ts';
import { nobodyVacated } from '#core/game/contestants/places.ts';
import { initialState, stepOf, type GameState } from '#core/game/state.ts';
import { deadlineOf } from '#core/game/clock/clock.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';

/** An event with its moment, in ms since the epoch. */
export interface Moment {
  readonly event: SequencedEvent;
  readonly at: number;
}

const MAX_PLAYERS = 100;

/** A live session on a clock that is turned by hand. The rules decide, as in a room; what happened is kept. */
export class Show {
  readonly state: GameState;
  readonly moments: Moment[] = [];
  #now: number;

  constructor(sessionId: LiveSessionId, code: string, quiz: FrozenQuiz, startsAt: number) {
    this.state = initialState(sessionId, code, quiz);
    this.#now = startsAt;
  }

  get now(): number {
    return this.#now;
  }

  get step(): string {
    return stepOf(this.state);
  }

  /**
   * Gives a command, now or at a later moment.
   *
   * @throws Error when the rules refuse it: the evening is not written well
   */
  do(command: Command, at = this.#now): void {
    if (at < this.#now) throw new Error(`${command.type} comes ${String(this.#now - at)} ms too late.`);
    this.#now = at;
    const decision = decide(this.state, command, {
      now: at,
      maxPlayers: MAX_PLAYERS,
      vacated: nobodyVacated,
      goneSince: () => undefined
    });
    if (!decision.ok) throw new Error(`${command.type} in ${this.step}: ${decision.code}`);
    for (const event of decision.events) {
      const happened = sequenced(event, this.state.seq + 1, at);
      evolve(this.state, happened);
      this.moments.push({ event: happened, at });
    }
  }

  /** The host waits, then presses the button. */
  nextAfter(ms: number): void {
    this.do({ type: 'next', from: this.step }, this.#now + Math.round(ms));
  }

  /** Waits for the deadline of the phase. */
  ring(): void {
    this.do({ type: 'tick' }, Math.max(this.#now, deadlineOf(this.state) ?? this.#now));
  }
}
