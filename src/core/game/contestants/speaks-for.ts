import type { GameState } from '../state.ts';
import type { Player } from './contestants.ts';

/** Whether a player may decide for the contestant: hand in a sheet, take it back. A player alone may. */
export const speaksFor = ({ contestants }: GameState, { contestant, kicked }: Player): boolean =>
  !kicked && contestants.get(contestant)?.isOut === false;
