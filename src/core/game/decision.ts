import type { Rejection } from './commands.ts';
import type { GameEvent } from './events.ts';

export interface Refused {
  readonly ok: false;
  readonly code: Rejection;
}

/** What a command leads to. */
export type Decision = { readonly ok: true; readonly events: readonly GameEvent[] } | Refused;

export const accept = (...events: GameEvent[]): Decision => ({ ok: true, events });
export const reject = (code: Rejection): Refused => ({ ok: false, code });
