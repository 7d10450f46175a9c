import type { Rejection } from './commands.ts';
import type { GameEvent } from './events.ts';

/** What a command leads to. */
export type Decision =
  | { readonly ok: true; readonly events: readonly GameEvent[] }
  | { readonly ok: false; readonly code: Rejection };

export const accept = (...events: GameEvent[]): Decision => ({ ok: true, events });
export const reject = (code: Rejection): Decision => ({ ok: false, code });
