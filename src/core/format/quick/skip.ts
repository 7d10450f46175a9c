import { accept, reject, type Decision } from '../../game/decision.ts';
import type { GameState, Phase } from '../../game/state.ts';
import { shifted, type QuickPhase } from './phases.ts';

type SkippablePhase = Extract<QuickPhase, { name: 'wager' | 'reading' | 'itemIntro' | 'open' | 'locked' }>;

/** From its presentation to its lock an item can be skipped. */
export const isSkippable = (phase: Phase): phase is SkippablePhase =>
  ['wager', 'reading', 'itemIntro', 'open', 'locked'].includes(phase.name);

/** The last skip: what was on, and when, in ms on the room's clock. */
export interface Skip {
  readonly phase: SkippablePhase;
  readonly at: number;
  /** The item that it led to; absent where it led to the podium. */
  readonly leadsTo?: number;
}

/** What a quick round keeps beside its phase. */
export interface QuickState {
  /** The last skip, where it was not taken back. */
  skip: Skip | undefined;
}

export const noSkip = (): QuickState => ({ skip: undefined });

/** The last skip, as long as nothing has come of it: the item after it has not opened [GAME-20]. */
export function openSkip({ skip, phase, quiz }: GameState): Skip | undefined {
  const toPodium = quiz.items.length;
  const follows =
    phase.name === 'podium'
      ? toPodium
      : phase.name === 'roundIntro' ||
          phase.name === 'interlude' ||
          phase.name === 'wager' ||
          phase.name === 'reading' ||
          phase.name === 'itemIntro'
        ? phase.item
        : undefined;
  return skip && (skip.leadsTo ?? toPodium) === follows ? skip : undefined;
}

/** Time that passed since the skip is given back; what a pause takes, the pause gives back. */
export function undoSkip(state: GameState, now: number): Decision {
  const skip = openSkip(state);
  if (!skip) return reject('notNow');
  const shiftMs = Math.max(0, (state.paused?.at ?? now) - skip.at);
  return accept({ type: 'skipUndone', item: skip.phase.item, shiftMs });
}

/** The first item that comes after a skip is the one that it led to. */
export function noteLead(state: GameState, item: number): void {
  if (state.skip && state.skip.leadsTo === undefined) state.skip = { ...state.skip, leadsTo: item };
}

/** The item is on again where it was, and the one after it was not on yet. */
export function takeBack(state: GameState, shiftMs: number): void {
  const { skip } = state;
  if (!skip) return;
  const item = state.quiz.items[skip.phase.item];
  if (item) state.outcomes.delete(item.id);
  state.phase = shifted(skip.phase, shiftMs);
  if (skip.leadsTo !== undefined) state.begun.delete(skip.leadsTo);
  state.skip = undefined;
}
