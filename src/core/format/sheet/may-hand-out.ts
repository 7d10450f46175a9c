import { formatOf } from '../format-of.ts';
import type { GameState } from '../../game/state.ts';
import { questionsOfRound } from './sheets.ts';

/** Whether a round of handouts can be given out now: the evening runs, and it is not out yet [GAME-67]. */
export const mayHandOut = (state: GameState, round: number): boolean =>
  formatOf(state) !== undefined &&
  state.quiz.rounds[round]?.format === 'handout' &&
  !state.sheets.has(round) &&
  questionsOfRound(state, round).some(({ index }) => !state.begun.has(index));
