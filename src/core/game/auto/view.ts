import { nobodyVacated } from '../contestants/places.ts';
import type { Context } from '../commands.ts';
import type { GameEvent } from '../events.ts';
import type { GameState } from '../state.ts';
import type { DisplayView, HostView } from '../views.ts';
import { autoDeadline, goOn, isHeld } from './auto.ts';

/** What comes when the step that is on goes on by itself. */
export type ComesNext = 'answer' | 'scores' | 'question' | 'round' | 'between' | 'closing' | 'podium';

/** By what the one button would lead to. */
const NEXT: Partial<Record<GameEvent['type'], ComesNext>> = {
  itemRevealed: 'answer',
  scoreboardShown: 'scores',
  wagersOpened: 'question',
  itemAnnounced: 'question',
  itemPresented: 'question',
  roundIntroduced: 'round',
  interludeShown: 'between',
  sheetIntroduced: 'round',
  sheetPresented: 'question',
  sheetShown: 'question',
  sheetHandedOut: 'question',
  sheetClosing: 'closing',
  sheetRecalled: 'answer',
  sheetScored: 'scores',
  sheetBoardShown: 'scores',
  podiumReached: 'podium'
};

/** What goes on by itself, and when. */
export function goesOnPart(state: GameState): Pick<DisplayView, 'goesOn'> {
  const at = autoDeadline(state);
  if (at === undefined) return {};
  // Who is here changes nothing of where the button leads.
  const context: Context = { now: at, maxPlayers: 0, vacated: nobodyVacated, goneSince: () => undefined };
  const decision = goOn(state, context);
  const [event] = decision.ok ? decision.events : [];
  const next = event && NEXT[event.type];
  return next ? { goesOn: { at, next } } : {};
}

/** How it is set, for the host. */
export const autoPart = (state: GameState): Pick<HostView, 'auto'> => ({
  auto: { pace: state.auto?.pace ?? 'off', ...(state.auto && isHeld(state) && { isHeld: true }) }
});
