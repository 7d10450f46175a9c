import { storedAnswerReader } from '../quiz/read-answer.ts';
import { BLANK } from './answers/answers.ts';
import type { SequencedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { GameState } from './state.ts';

/**
 * Replays stored events, in order of `seq`, on a fresh state [GAME-1]. An answer that its question cannot read counts as
 * none; its number and its revision stay taken.
 */
export function replay(state: GameState, events: readonly SequencedEvent[]): GameState {
  const read = storedAnswerReader(state.quiz);
  for (const event of events) {
    if (event.type !== 'answerAccepted') evolve(state, event);
    else {
      const value = read(event.itemId, event.value);
      evolve(state, { ...event, value: value ?? BLANK });
    }
  }
  return state;
}
