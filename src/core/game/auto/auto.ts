import { formatOf } from '../../format/format-of.ts';
import type { Context } from '../commands.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import { openTie } from '../tie-break/decide.ts';
import { stepOf, type GameState } from '../state.ts';
import { SLOWNESS, type Pace } from './pace.ts';

/** Whether the evening goes on by itself [GAME-34]. */
export interface AutoState {
  auto:
    | {
        readonly pace: Pace;
        /** Since when, in ms on the room's clock: a step that was on for long is looked at from here. */
        readonly at: number;
        /** The step that waits for the host all the same. */
        readonly held?: string;
      }
    | undefined;
}

export const byHand = (): AutoState => ({ auto: undefined });

export type AutoHostCommand =
  | { readonly type: 'setAuto'; readonly pace: Pace | 'off' }
  /** The step that is on waits for the one button. */
  | { readonly type: 'hold'; readonly from: string };

export type AutoCommand =
  | AutoHostCommand
  /** Something went wrong, or another worker has the room: the host shall look before it goes on. */
  | { readonly type: 'holdAll' };

export type AutoEvent =
  | { readonly type: 'autoSet'; readonly pace: Pace | 'off'; readonly at: number }
  | { readonly type: 'autoHeld'; readonly step: string };

/** When the step goes on by itself where its format waits for the host; `undefined` where it waits on. */
export function autoDeadline(state: GameState): number | undefined {
  const { auto, shown } = state;
  if (!auto || isHeld(state) || shown.since === undefined) return undefined;
  const at = formatOf(state)?.goesOnAt?.(state, Math.max(auto.at, shown.since), SLOWNESS[auto.pace]);
  // Whether a tie is broken is for the host to say [GAME-89].
  return at === undefined || openTie(state) ? undefined : at;
}

export const isHeld = ({ auto, shown }: GameState): boolean => auto?.held === shown.step;

/** The one button, pressed by nobody. */
export const goOn = (state: GameState, context: Context): Decision =>
  formatOf(state)?.next(state, context) ?? accept();

const hold = (state: GameState): Decision =>
  accept(...(autoDeadline(state) === undefined ? [] : [{ type: 'autoHeld' as const, step: stepOf(state) }]));

export const decideAuto: DecideTable<AutoCommand['type']> = {
  setAuto(state, { pace }, { now }) {
    if (pace === (state.auto?.pace ?? 'off')) return accept();
    return accept({ type: 'autoSet', pace, at: state.paused?.at ?? now });
  },
  hold: (state) => (state.auto ? hold(state) : reject('notNow')),
  holdAll: hold
};

export const evolveAuto: EvolveTable<AutoEvent['type']> = {
  autoSet(state, { pace, at }) {
    state.auto = pace === 'off' ? undefined : { pace, at };
  },
  autoHeld(state, { step }) {
    if (state.auto) state.auto = { ...state.auto, held: step };
  }
};
