import { GRACE_MS } from '../../game/clock/tap.ts';
import { accept } from '../../game/decision.ts';
import type { Format } from '../format.ts';
import type { SheetCommand } from './commands.ts';
import { decideSheet } from './decide.ts';
import type { SheetEvent } from './events.ts';
import { evolveSheet, shiftSheet } from './evolve.ts';
import { goesOnAt } from './goes-on.ts';
import { playSheet } from './hand-in.ts';
import { personalPart } from './personal.ts';
import { SHEET_LEAVABLE, sheetPhases } from './phases.ts';
import { sheetRound } from './sheets.ts';
import { enterAt, enterRound, next } from './steps.ts';
import { displayPart, hostPart, sharedPart } from './view.ts';
import { alwaysPart, hostAlways } from './view-beside.ts';
import { windowOf } from './window.ts';

/**
 * The pub quiz proper: (introduction) → presenting, everything presented stays open → closing → closed → the walk, question by
 * question → the round's scores → the evening's board [GAME-60].
 */
const onSheets: Format<SheetCommand['type'], SheetEvent['type']> = {
  phases: sheetPhases,
  decide: decideSheet,
  evolve: evolveSheet,
  enter: enterRound,
  enterAt,
  mayLeave: ({ phase }) => SHEET_LEAVABLE.includes(phase.name),
  next,
  deadline(state) {
    const { phase, sheets } = state;
    const closesAt = phase.name === 'sheet' ? sheets.get(phase.round)?.closesAt : undefined;
    return closesAt === undefined ? undefined : closesAt + GRACE_MS;
  },
  tick: ({ phase }, { now }) =>
    phase.name === 'sheet' ? accept({ type: 'sheetClosed', round: phase.round, at: now }) : accept(),
  goesOnAt,
  giveBack(state, ms) {
    const { phase } = state;
    if (phase.name !== 'sheet' && phase.name !== 'sheetClosed') return accept();
    const isRunning = state.sheets.get(phase.round)?.closesAt !== undefined;
    return isRunning ? accept({ type: 'sheetShifted', round: phase.round, byMs: ms }) : accept();
  },
  shift(state, ms) {
    const round = sheetRound(state);
    const open = round === undefined ? undefined : state.sheets.get(round);
    if (open && !open.isWalked) shiftSheet(open, ms);
  },
  windowOf,
  atStake: ({ phase }) => (phase.name === 'sheetIntro' ? { round: phase.round } : {}),
  isOpen: () => false,
  isRevealed: ({ phase }) => phase.name === 'sheetReveal',
  isTelling: ({ phase }) => phase.name !== 'sheetIntro' && phase.name !== 'sheet',
  reveal(state, item) {
    const round = state.quiz.items[item]?.round ?? 0;
    state.phase = { name: 'sheetReveal', round, item };
  },
  isIn(state, contestant) {
    const round = sheetRound(state);
    return round !== undefined && (state.sheets.get(round)?.in.has(contestant) ?? false);
  },
  step(state) {
    const { phase } = state;
    const round = sheetRound(state);
    if (round === undefined) return phase.name;
    const closing = phase.name === 'sheet' && state.sheets.get(round)?.closesAt !== undefined;
    const all = 'all' in phase && phase.all;
    const item = 'item' in phase ? `:${String(phase.item)}` : '';
    return `${phase.name}:${String(round)}${item}${all ? ':all' : ''}${closing ? ':closing' : ''}`;
  },
  shared: sharedPart,
  display: displayPart,
  host: hostPart,
  players: () => ({ drafts: true }),
  play: playSheet
};

export const sheet: typeof onSheets = { ...onSheets, always: alwaysPart, hostAlways, personal: personalPart };

/** A sheet that may be out beside other rounds [GAME-67]; its place in the run of show is where it is collected. */
export const handout: typeof onSheets = { ...onSheets, phases: [] };
