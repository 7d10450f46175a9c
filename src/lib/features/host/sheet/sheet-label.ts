import type { HostView } from '#core/game/views.ts';
import { asks } from '../run-of-show.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * What the one button says in a round that is played on a sheet [GAME-60]; `undefined` where there is nothing to press.
 *
 * @param after what it says where it leads out of the round
 */
export function sheetLabel(view: HostView, after: string): string | undefined {
  const { sheet, phase, show, presented = [] } = view;
  const items = show.items.flatMap((item, index) => (item.round === sheet?.round ? [index] : []));
  const isAllOut = items.every((index) => presented.includes(index));
  switch (phase) {
    case 'sheetIntro':
      return isAllOut ? m.host_sheet_open_all() : m.host_sheet_first();
    case 'sheet':
      if (sheet?.closesAt !== undefined) return m.host_sheet_close_now();
      return isAllOut ? m.host_sheet_close_soon() : m.host_sheet_next();
    case 'sheetClosed':
      return m.host_sheet_walk();
    case 'sheetRecall':
      return m.host_sheet_tell();
    case 'sheetReveal':
      return view.isLastAnswer !== true ? m.host_sheet_next_answer() : m.host_sheet_scores();
    case 'sheetScores':
      return isLastRound(view) ? m.host_podium() : m.host_sheet_board();
    default:
      return after;
  }
}

/** Whether no question is left behind this round. */
const isLastRound = ({ show, sheet, skipped }: HostView): boolean =>
  !show.items.some(
    (item, index) => item.round > (sheet?.round ?? 0) && asks(item) && !skipped.includes(index)
  );
