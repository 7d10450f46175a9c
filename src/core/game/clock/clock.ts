import { formatOf } from '../../format/format-of.ts';
import { autoDeadline, goOn } from '../auto/auto.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import { podiumDeadline, stepPodium } from '../show/podium-steps.ts';
import type { GameState } from '../state.ts';

export type PauseReason = 'host' | 'hostAway';

/** Whether time goes on. */
export interface ClockState {
  paused: { readonly at: number; readonly reason: PauseReason } | undefined;
}

export const runningClock = (): ClockState => ({ paused: undefined });

export type ClockCommand =
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** The deadline of the phase has come. */
  | { readonly type: 'tick' }
  /** The database was away for this long, in ms: nobody shall pay for it [GAME-10]. */
  | { readonly type: 'coverOutage'; readonly ms: number }
  /** Nobody hosts any more. */
  | { readonly type: 'hostAway' };

export type ClockEvent =
  | { readonly type: 'gamePaused'; readonly at: number; readonly reason: PauseReason }
  | { readonly type: 'gameResumed'; readonly shiftMs: number };

const isRunning = (state: GameState) => formatOf(state) !== undefined;

/** When the clock ends the phase, in ms on the room's clock, whoever leads. */
const ownDeadline = (state: GameState): number | undefined => {
  const format = formatOf(state);
  return format ? format.deadline(state) : podiumDeadline(state);
};

/** When the phase moves on by itself, in ms on the room's clock; `undefined` when it waits for the host. */
export const deadlineOf = (state: GameState): number | undefined => ownDeadline(state) ?? autoDeadline(state);

export const decideClock: DecideTable<ClockCommand['type']> = {
  pause(state, _command, { now }) {
    if (state.paused) return accept();
    return isRunning(state) ? accept({ type: 'gamePaused', at: now, reason: 'host' }) : reject('notNow');
  },
  resume: (state, _command, { now }) =>
    state.paused ? accept({ type: 'gameResumed', shiftMs: Math.max(0, now - state.paused.at) }) : accept(),
  hostAway: (state, _command, { now }) =>
    state.paused || !isRunning(state)
      ? accept()
      : accept({ type: 'gamePaused', at: now, reason: 'hostAway' }),
  tick(state, _command, context) {
    const deadline = deadlineOf(state);
    if (state.paused || deadline === undefined || context.now < deadline) return accept();
    if (ownDeadline(state) === undefined) return goOn(state, context);
    return formatOf(state)?.tick(state, context) ?? stepPodium(state);
  },
  /** Only the part of the outage in which the clock ran is given back: a pause gives its own time back. */
  coverOutage(state, { ms }, { now }) {
    const ran = Math.min(ms, (state.paused?.at ?? now) - (now - ms));
    return (ran > 0 && formatOf(state)?.giveBack(state, ran, now)) || accept();
  }
};

export const evolveClock: EvolveTable<ClockEvent['type']> = {
  gamePaused(state, { at, reason }) {
    state.paused = { at, reason };
  },
  gameResumed(state, { shiftMs }) {
    state.paused = undefined;
    const { step, since } = state.shown;
    if (since !== undefined) state.shown = { step, since: since + shiftMs };
    if (state.auto) state.auto = { ...state.auto, at: state.auto.at + shiftMs };
    formatOf(state)?.shift(state, shiftMs);
  }
};
