import { formats } from '../format/formats.ts';
import { merged } from '../format/merged.ts';
import { evolveAnswers } from './answers/evolve.ts';
import { evolveAuto } from './auto/auto.ts';
import { evolveClock } from './clock/clock.ts';
import { evolveContestants } from './contestants/evolve.ts';
import { evolveExtraTime } from './extra-time/extra-time.ts';
import type { GameEvent, SequencedEvent } from './events.ts';
import { evolveChallenges } from './challenges/evolve.ts';
import { evolveCorrections } from './corrections/evolve.ts';
import { evolveMarks } from './marks/evolve.ts';
import { evolveShow } from './show/show.ts';
import { settle } from './scores/scores.ts';
import { evolveStakes } from './stakes/stakes.ts';
import { evolveTieBreak } from './tie-break/tie-break.ts';
import { evolveStage } from './stage/stage.ts';
import { evolveTeams } from './teams/evolve.ts';
import type { EvolveTable } from './slice.ts';
import { stepOf, type GameState } from './state.ts';

const changes: EvolveTable<GameEvent['type']> = {
  ...evolveContestants,
  ...evolveTeams,
  ...evolveAnswers,
  ...evolveExtraTime,
  ...evolveMarks,
  ...evolveCorrections,
  ...evolveChallenges,
  ...evolveStakes,
  ...evolveTieBreak,
  ...evolveClock,
  ...evolveStage,
  ...evolveAuto,
  ...evolveShow,
  ...merged(formats, (format) => format.evolve)
};

type AnyEvolve = (state: GameState, event: GameEvent) => void;

/**
 * Applies one event to the state, in place, and returns it. Never refuses: what happened, happened. Replaying the
 * stored events in order of `seq` gives the state that lived through them [GAME-1].
 */
export function evolve(state: GameState, event: SequencedEvent): GameState {
  state.seq = event.seq;
  const { phase } = state;
  // Looked up by the event's own type: each entry meets none but its own.
  (changes[event.type] as AnyEvolve)(state, event);
  if (state.phase !== phase) {
    settle(state);
    const step = stepOf(state);
    if (step !== state.shown.step) state.shown = { step, since: event.at };
  }
  return state;
}
