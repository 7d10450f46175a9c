import { endRound } from '../../game/rounds/rounds.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { itemsOfRound, newSheet, type Sheet } from './sheets.ts';
import type { SheetEvent } from './events.ts';
import type { EvolveTable } from '../../game/slice.ts';
import type { GameState } from '../../game/state.ts';

function sheetOf(state: GameState, round: number): Sheet {
  let sheet = state.sheets.get(round);
  if (!sheet) state.sheets.set(round, (sheet = newSheet()));
  return sheet;
}

function open(state: GameState, round: number, item: number, at: number): void {
  const { openedAt } = sheetOf(state, round);
  if (!openedAt.has(item)) openedAt.set(item, at);
  state.begun.add(item);
}

function outcome(state: GameState, index: number, isOut: boolean): void {
  const item = state.quiz.items[index];
  if (!item) return;
  if (isOut) state.outcomes.set(item.id, 'skipped');
  else state.outcomes.delete(item.id);
}

/** Closing and extra time move, in place. */
export function shiftSheet(sheet: Sheet, byMs: number): void {
  if (sheet.closesAt !== undefined) sheet.closesAt += byMs;
  for (const [id, until] of sheet.extra) sheet.extra.set(id, until + byMs);
}

export const evolveSheet: EvolveTable<SheetEvent['type']> = {
  sheetIntroduced(state, { round, item }) {
    state.phase = { name: 'sheetIntro', round, item };
  },
  sheetPresented(state, { round, item, at }) {
    open(state, round, item, at);
    state.phase = { name: 'sheet', round, item };
  },
  sheetHandedOut(state, { round, at }) {
    for (const { index } of itemsOfRound(state, round)) open(state, round, index, at);
  },
  sheetShown(state, { round, item }) {
    const { phase } = state;
    if (item !== undefined) state.phase = { name: 'sheet', round, item };
    else if (phase.name === 'sheet') state.phase = { ...phase, all: true };
    else {
      const [first] = sheetOf(state, round).openedAt.keys();
      if (first !== undefined) state.phase = { name: 'sheet', round, item: first, all: true };
    }
  },
  sheetClosing(state, { round, closesAt, lateMs }) {
    Object.assign(sheetOf(state, round), { closesAt, lateMs });
    // The same is shown, in another step.
    state.phase = { ...state.phase };
  },
  sheetClosed(state, { round, at }) {
    const sheet = sheetOf(state, round);
    sheet.isClosed = true;
    sheet.closesAt ??= at;
    state.phase = { name: 'sheetClosed', round };
  },
  sheetReopened(state, { round }) {
    const sheet = sheetOf(state, round);
    Object.assign(sheet, { closesAt: undefined, isClosed: false });
    const item = [...sheet.openedAt.keys()].at(-1);
    if (item !== undefined) state.phase = { name: 'sheet', round, item, all: true };
  },
  sheetExtended(state, { round, contestant, until }) {
    sheetOf(state, round).extra.set(contestant, until);
  },
  sheetShifted(state, { round, byMs }) {
    shiftSheet(sheetOf(state, round), byMs);
  },
  sheetHandedIn(state, { round, contestant }) {
    sheetOf(state, round).in.add(contestant);
  },
  sheetTakenBack(state, { round, contestant }) {
    sheetOf(state, round).in.delete(contestant);
  },
  sheetItemDropped(state, { item }) {
    outcome(state, item, true);
  },
  sheetItemRestored(state, { item }) {
    outcome(state, item, false);
  },
  sheetRecalled(state, { round, item }) {
    sheetOf(state, round).isWalked = true;
    // What was not presented by now never is.
    for (const { index, item: other } of itemsOfRound(state, round)) {
      if (!state.begun.has(index) && asksQuestion(other)) state.outcomes.set(other.id, 'skipped');
      state.begun.add(index);
    }
    state.phase = { name: 'sheetRecall', round, item };
  },
  sheetScored(state, { round }) {
    state.phase = { name: 'sheetScores', round };
  },
  sheetBoardShown(state, { round }) {
    state.phase = { name: 'sheetBoard', round };
    endRound(state, round);
  }
};
