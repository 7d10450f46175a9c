import type { Context } from '../../game/commands.ts';
import { accept, reject, type Decision } from '../../game/decision.ts';
import type { GameEvent } from '../../game/events.ts';
import { isAnyLeftBehind, roundAfter } from '../../game/show/show.ts';
import type { GameState } from '../../game/state.ts';
import { askedOn, isWritable, itemsOfRound, questionsOfRound } from './sheets.ts';
import { CLOSE_NOW_MS, CLOSINGS_MS } from './timing.ts';

/** A round on a sheet, with its introduction; nothing where it was told already, or holds nothing. */
export function enterRound(state: GameState, round: number, now: number): readonly GameEvent[] {
  const items = itemsOfRound(state, round);
  const first = items[0]?.index;
  const sheet = state.sheets.get(round);
  if (first === undefined || sheet?.isWalked) return [];
  // A round without a question is what it shows.
  if (questionsOfRound(state, round).length === 0) return present(state, round, now);
  const left = items.find(({ index }) => !state.begun.has(index))?.index;
  if (sheet === undefined && left === undefined) return [];
  return [{ type: 'sheetIntroduced', round, item: left ?? first }];
}

/** A sheet is presented from its beginning: its questions belong together. */
export function enterAt(state: GameState, item: number, now: number): readonly GameEvent[] {
  const round = state.quiz.items[item]?.round;
  return round === undefined ? [] : enterRound(state, round, now);
}

/** The next item that was not presented; nothing where all were. Handouts are presented as a whole. */
function present(state: GameState, round: number, at: number): readonly GameEvent[] {
  const openedAt = state.sheets.get(round)?.openedAt;
  const next = itemsOfRound(state, round).find(({ index }) => !openedAt?.has(index));
  return next ? [{ type: 'sheetPresented', round, item: next.index, at }] : [];
}

/** The show comes to a sheet: to its first item, or to all of it where it is out already, or is a handout. */
function begin(state: GameState, round: number, at: number): readonly GameEvent[] {
  const isHandout = state.quiz.rounds[round]?.format === 'handout';
  if (state.sheets.has(round)) return [{ type: 'sheetShown', round }];
  return isHandout
    ? [
        { type: 'sheetHandedOut', round, at },
        { type: 'sheetShown', round }
      ]
    : present(state, round, at);
}

/** Everything is presented: the closing is announced, then comes at once. */
function close(state: GameState, round: number, now: number): Decision {
  const sheet = state.sheets.get(round);
  if (!isWritable(sheet)) return reject('notNow');
  if (questionsOfRound(state, round).length === 0) return accept(...roundAfter(state, round, now));
  const { closesAt, lateMs } = sheet;
  const soon = now + CLOSE_NOW_MS;
  if (closesAt !== undefined && closesAt <= soon) return reject('notNow');
  const at = closesAt === undefined ? now + CLOSINGS_MS[0] : soon;
  return accept({ type: 'sheetClosing', round, closesAt: at, lateMs });
}

/** The walk: the question that follows, or what the round brought. */
function walk(state: GameState, round: number, after = -1): Decision {
  const following = askedOn(state, round).find(({ index }) => index > after);
  return accept(
    following ? { type: 'sheetRecalled', round, item: following.index } : { type: 'sheetScored', round }
  );
}

/** The one button: what comes after each phase [GAME-60]. */
export function next(state: GameState, { now }: Context): Decision {
  const { phase } = state;
  switch (phase.name) {
    case 'sheetIntro':
      return accept(...begin(state, phase.round, now));
    case 'sheet': {
      const sheet = state.sheets.get(phase.round);
      const following = sheet?.closesAt === undefined ? present(state, phase.round, now) : [];
      return following.length > 0 ? accept(...following) : close(state, phase.round, now);
    }
    case 'sheetClosed':
      return walk(state, phase.round);
    case 'sheetRecall':
      return accept({ type: 'itemRevealed', item: phase.item });
    case 'sheetReveal':
      return walk(state, phase.round, phase.item);
    case 'sheetScores':
      // After the very last question the podium tells how everybody stands.
      return isAnyLeftBehind(state, itemsOfRound(state, phase.round).at(-1)?.index ?? -1)
        ? accept({ type: 'sheetBoardShown', round: phase.round })
        : accept(...roundAfter(state, phase.round, now));
    case 'sheetBoard':
      return accept(...roundAfter(state, phase.round, now));
    default:
      return reject('notNow');
  }
}
