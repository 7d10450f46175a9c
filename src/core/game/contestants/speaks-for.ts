import type { GameState } from '../state.ts';
import type { Player } from './contestants.ts';

/** Whether a player may bind the whole contestant, as by handing in: a player alone always does. */
export const speaksFor = (_state: GameState, _player: Player): boolean => true;
