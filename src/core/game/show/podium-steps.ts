import { podiumCounts } from '../contestants/podium.ts';
import { standings } from '../contestants/standings.ts';
import { accept, type Decision } from '../decision.ts';
import type { GameEvent } from '../events.ts';
import type { GameState } from '../state.ts';
import { PODIUM_HOLD_MS, PODIUM_ROLL_MS } from './cues.ts';
import type { PodiumStep } from './phases.ts';

const LAST: PodiumStep = 3;

/** The steps that somebody stands on, from the back; where nobody has a point there is nothing to wait for. */
function podiumSteps(state: GameState): PodiumStep[] {
  const rows = standings(state);
  const [first = 0, second = 0, third = 0] = podiumCounts(rows);
  if (first === 0) return [LAST];
  const onSteps = first + second + third;
  const steps: PodiumStep[] = [];
  if (rows.length > onSteps) steps.push(0);
  if (third > 0) steps.push(1);
  if (second > 0) steps.push(2);
  return [...steps, LAST];
}

/** The podium, at its first step. */
export const reachPodium = (state: GameState): GameEvent => ({
  type: 'podiumReached',
  step: podiumSteps(state)[0] ?? LAST
});

/** The next step of the podium; none after the winner's. */
export function stepPodium(state: GameState): Decision {
  const { phase } = state;
  if (phase.name !== 'podium') return accept();
  const step = podiumSteps(state).find((candidate) => candidate > phase.step);
  return step === undefined ? accept() : accept({ type: 'podiumStepped', step });
}

/** When the podium goes on by itself, in ms on the room's clock; never after the winner. */
export function podiumDeadline({ phase, shown }: GameState): number | undefined {
  if (phase.name !== 'podium' || phase.step === LAST || shown.since === undefined) return undefined;
  return shown.since + PODIUM_ROLL_MS[phase.step] + PODIUM_HOLD_MS;
}
