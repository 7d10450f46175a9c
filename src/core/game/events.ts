import type { QuickEvent } from '../format/quick/events.ts';
import type { SheetEvent } from '../format/sheet/events.ts';
import type { AnswerAccepted, ItemRevealed } from './answers/events.ts';
import type { AutoEvent } from './auto/auto.ts';
import type { ClockEvent } from './clock/clock.ts';
import type { ContestantEvent, PlayerJoined } from './contestants/events.ts';
import type { ItemChecked, MarkEvent } from './marks/events.ts';
import type { CorrectionEvent } from './corrections/events.ts';
import type { ChallengeEvent } from './challenges/challenges.ts';
import type { TimeGiven } from './extra-time/extra-time.ts';
import type { ShowEvent } from './show/show.ts';
import type { StakeEvent } from './stakes/events.ts';
import type { TieBreakEvent } from './tie-break/events.ts';
import type { TeamEvent } from './teams/events.ts';
import type { StageEvent } from './stage/stage.ts';

export type { AnswerAccepted, PlayerJoined };

/** Everything that happened in a live session and is journalled. Times are ms on the room's clock. */
export type GameEvent =
  | ContestantEvent
  | TeamEvent
  | AnswerAccepted
  | ItemRevealed
  | MarkEvent
  | ItemChecked
  | CorrectionEvent
  | ChallengeEvent
  | TimeGiven
  | StakeEvent
  | TieBreakEvent
  | ClockEvent
  | StageEvent
  | AutoEvent
  | ShowEvent
  | QuickEvent
  | SheetEvent;

/**
 * An event with its number in the session: the order in which it happened. `at` is when, in ms on the room's clock; absent
 * in events of releases up to 0.2.0, and of answers.
 */
export type SequencedEvent = GameEvent & { readonly seq: number; readonly at?: number };

/** An event as it is journalled. Answers come by the thousand: each gets its number in place, and is not copied. */
export const sequenced = (event: GameEvent, seq: number, now: number): SequencedEvent =>
  event.type === 'answerAccepted' ? Object.assign(event, { seq }) : { at: now, ...event, seq };
