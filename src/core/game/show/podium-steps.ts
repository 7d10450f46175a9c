import { podiumCounts } from '../contestants/podium.ts';
import { standings } from '../contestants/standings.ts';
import { accept, type Decision } from '../decision.ts';
import type { GameEvent } from '../events.ts';
import type { GameState } from '../state.ts';
import { PODIUM_HOLD_MS, PODIUM_ROLL_MS } from './cues.ts';
import { nextPodiumStep } from './phases.ts';

/** The podium, at its first step; where nobody has a point there is nothing to wait for. */
export function reachPodium(state: GameState): GameEvent {
  const rows = standings(state);
  const counts = podiumCounts(rows);
  const [first = 0, second = 0, third = 0] = counts;
  const isAnyBehind = rows.length > first + second + third;
  const step = first === 0 ? 3 : isAnyBehind ? 0 : nextPodiumStep(0, counts);
  return { type: 'podiumReached', step };
}

/** The next step of the podium; none after the winner's. */
export function stepPodium(state: GameState): Decision {
  const { phase } = state;
  if (phase.name !== 'podium' || phase.step === 3) return accept();
  const counts = podiumCounts(standings(state));
  return accept({ type: 'podiumStepped', step: nextPodiumStep(phase.step, counts) });
}

/** When the podium goes on by itself, in ms on the room's clock; never after the winner. */
export function podiumDeadline({ phase, shown }: GameState): number | undefined {
  if (phase.name !== 'podium' || phase.step === 3 || shown.since === undefined) return undefined;
  return shown.since + PODIUM_ROLL_MS[phase.step] + PODIUM_HOLD_MS;
}
