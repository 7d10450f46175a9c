import type { QuickEvent } from '../format/quick/events.ts';
import type { AnswerAccepted } from './answers/events.ts';
import type { ClockEvent } from './clock/clock.ts';
import type { ContestantEvent, PlayerJoined } from './contestants/events.ts';
import type { MarkEvent } from './marks/events.ts';
import type { ShowEvent } from './show/show.ts';

export type { AnswerAccepted, PlayerJoined };

/** Everything that happened in a live session and is journalled. Times are ms on the room's clock. */
export type GameEvent = ContestantEvent | AnswerAccepted | MarkEvent | ClockEvent | ShowEvent | QuickEvent;

/** An event with its number in the session: the order in which it happened. */
export type SequencedEvent = GameEvent & { readonly seq: number };
