import type { Command, Context } from './commands.ts';
import type { Decision } from './decision.ts';
import type { GameEvent } from './events.ts';
import type { GameState } from './state.ts';

export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
export type EventOf<Type extends GameEvent['type']> = Extract<GameEvent, { type: Type }>;

/** What each command of a slice leads to. Changes nothing; the same arguments always give the same decision. */
export type DecideTable<Type extends Command['type']> = {
  readonly [T in Type]: (state: GameState, command: CommandOf<T>, context: Context) => Decision;
};

/** What each event of a slice makes of the state, in place. Never refuses: what happened, happened. */
export type EvolveTable<Type extends GameEvent['type']> = {
  readonly [T in Type]: (state: GameState, event: EventOf<T>) => void;
};
