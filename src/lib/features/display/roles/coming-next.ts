import { nextPodiumStep } from '#core/game/show/phases.ts';
import type { DisplayView } from '#core/game/views.ts';
import { m } from '#lib/paraglide/messages.js';

const places = { 1: m.monitor_third, 2: m.monitor_second, 3: m.monitor_first };

/**
 * The step that comes after the one that is on, in words: as far as a display may know it, which is not what the next question
 * asks. Empty where nothing comes.
 */
export function comingNext(view: DisplayView): string {
  const { n = 0, of = 0 } = view.item ?? {};
  switch (view.phase) {
    case 'lobby':
      return m.monitor_start();
    case 'roundIntro':
    case 'interlude':
      return m.monitor_goes_on();
    case 'wager':
      return m.monitor_wagered();
    case 'reading':
    case 'itemIntro':
      return m.monitor_opens();
    case 'open':
      return m.monitor_lock();
    case 'locked':
      return m.monitor_reveal();
    case 'reveal':
      return n < of ? m.monitor_scores() : m.monitor_podium();
    case 'scoreboard':
      if (n >= of) return m.monitor_podium();
      return view.isRoundOver
        ? m.monitor_round({ n: (view.round?.n ?? 0) + 1 })
        : m.monitor_question({ n: n + 1 });
    case 'sheetIntro':
      return m.monitor_goes_on();
    case 'sheet':
      return (view.sheet?.n ?? 0) < (view.sheet?.of ?? 0)
        ? m.monitor_sheet_goes_on()
        : m.monitor_sheet_close();
    case 'sheetClosed':
      return m.monitor_sheet_walk();
    case 'sheetRecall':
      return m.monitor_sheet_tell();
    case 'sheetReveal':
      return (view.sheet?.at ?? 0) < (view.sheet?.n ?? 0) ? m.monitor_sheet_walk() : m.monitor_scores();
    case 'sheetScores':
      return m.monitor_sheet_board();
    case 'sheetBoard':
      return m.monitor_goes_on();
    case 'tieBreak':
      return view.tieBreak?.correct === undefined ? m.monitor_tie() : m.monitor_podium();
    case 'podium':
      return view.podiumStep === undefined || view.podiumStep === 3
        ? m.monitor_end()
        : places[nextPodiumStep(view.podiumStep, view.podiumCounts ?? [])]();
    case 'ended':
      return '';
  }
}
