import type { PhaseName } from '#core/game/state.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<PhaseName, () => string> = {
  lobby: m.host_phase_lobby,
  roundIntro: m.host_phase_roundIntro,
  interlude: m.host_phase_interlude,
  wager: m.host_phase_wager,
  reading: m.host_phase_reading,
  itemIntro: m.host_phase_itemIntro,
  open: m.host_phase_open,
  locked: m.host_phase_locked,
  reveal: m.host_phase_reveal,
  scoreboard: m.host_phase_scoreboard,
  sheetIntro: m.host_phase_roundIntro,
  sheet: m.host_phase_sheet,
  sheetClosed: m.host_phase_sheetClosed,
  sheetRecall: m.host_phase_sheetRecall,
  sheetReveal: m.host_phase_sheetReveal,
  sheetScores: m.host_phase_sheetScores,
  sheetBoard: m.host_phase_sheetBoard,
  tieBreak: m.host_phase_tie,
  podium: m.host_phase_podium,
  ended: m.host_phase_ended
};

export const phaseName = (phase: PhaseName): string => names[phase]();
