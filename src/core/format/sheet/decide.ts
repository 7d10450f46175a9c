import { accept, reject, type Decision } from '../../game/decision.ts';
import type { DecideTable } from '../../game/slice.ts';
import type { GameState } from '../../game/state.ts';
import { mayHandOut } from './may-hand-out.ts';
import type { SheetCommand } from './commands.ts';
import { isWritable } from './sheets.ts';
import { CLOSE_NOW_MS, MAX_EXTRA_MS, MAX_LATE_MS } from './timing.ts';

/** The sheet that the show is at, while it is open or closed and not told. */
function atSheet(state: GameState) {
  const { phase } = state;
  if (phase.name !== 'sheet' && phase.name !== 'sheetClosed') return undefined;
  const sheet = state.sheets.get(phase.round);
  return sheet && { phase, round: phase.round, sheet };
}

const bounded = (ms: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(ms)));

export const decideSheet: DecideTable<SheetCommand['type']> = {
  handOut: (state, { round }, { now }) =>
    mayHandOut(state, round) ? accept({ type: 'sheetHandedOut', round, at: now }) : reject('notNow'),
  showAgain(state, { itemId }) {
    const at = atSheet(state);
    if (at?.phase.name !== 'sheet') return reject('notNow');
    const { round, phase } = at;
    if (itemId === undefined) return phase.all ? accept() : accept({ type: 'sheetShown', round });
    const item = [...at.sheet.openedAt.keys()].find((index) => state.quiz.items[index]?.id === itemId);
    return item === undefined ? reject('notNow') : accept({ type: 'sheetShown', round, item });
  },
  closeSheet(state, { inMs, lateMs }, { now }) {
    const at = atSheet(state);
    if (!at || !isWritable(at.sheet) || !Number.isFinite(inMs)) return reject('notNow');
    const { round, sheet } = at;
    const late = lateMs === undefined ? sheet.lateMs : bounded(lateMs, 0, MAX_LATE_MS);
    const closesAt = now + bounded(inMs, CLOSE_NOW_MS, MAX_EXTRA_MS);
    return accept({ type: 'sheetClosing', round, closesAt, lateMs: late });
  },
  reopenSheet(state) {
    const at = atSheet(state);
    return at?.sheet.closesAt === undefined
      ? reject('notNow')
      : accept({ type: 'sheetReopened', round: at.round });
  },
  extraTime(state, { contestant, byMs }, { now }) {
    const at = atSheet(state);
    if (!at || !Number.isFinite(byMs)) return reject('notNow');
    if (state.contestants.get(contestant)?.isOut !== false) return reject('unknownPlayer');
    const { round, sheet } = at;
    const from = Math.max(now, sheet.closesAt ?? now, sheet.extra.get(contestant) ?? now);
    return accept({ type: 'sheetExtended', round, contestant, until: from + bounded(byMs, 0, MAX_EXTRA_MS) });
  },
  dropItem: (state, { itemId, isOut }) => drop(state, itemId, isOut)
};

function drop(state: GameState, itemId: string, isOut: boolean): Decision {
  const at = atSheet(state);
  const item = [...(at?.sheet.openedAt.keys() ?? [])].find((index) => state.quiz.items[index]?.id === itemId);
  const id = item === undefined ? undefined : state.quiz.items[item]?.id;
  if (item === undefined || id === undefined) return reject('notNow');
  if ((state.outcomes.get(id) === 'skipped') === isOut) return accept();
  return accept({ type: isOut ? 'sheetItemDropped' : 'sheetItemRestored', item });
}
