import type { ContestantId } from '../../ids.ts';
import type { FrozenItem, QuestionItem } from '../../item/item.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import type { GameState } from '../../game/state.ts';
import { LATE_MS } from './timing.ts';

/** The sheet of one round. Times are ms on the room's clock. */
export interface Sheet {
  /** What was presented, by its index in the quiz, and since when it is open; in that order. */
  readonly openedAt: Map<number, number>;
  /** When it closes or closed, once that was announced. */
  closesAt: number | undefined;
  /** So long after the closing those who were away may deliver [CLOCK-6]. */
  lateMs: number;
  isClosed: boolean;
  /** What it brings is being told, or was. */
  isWalked: boolean;
  /** Who has handed in. */
  readonly in: Set<ContestantId>;
  /** Who may write for longer, and until when. */
  readonly extra: Map<ContestantId, number>;
}

export interface SheetState {
  /** By the index of the round. */
  readonly sheets: Map<number, Sheet>;
}

export const noSheets = (): SheetState => ({ sheets: new Map() });

export const newSheet = (): Sheet => ({
  openedAt: new Map(),
  closesAt: undefined,
  lateMs: LATE_MS,
  isClosed: false,
  isWalked: false,
  in: new Set(),
  extra: new Map()
});

interface Placed<Item> {
  readonly index: number;
  readonly item: Item;
}

/** The items of a round with their places in the quiz. */
export const itemsOfRound = ({ quiz }: GameState, round: number): readonly Placed<FrozenItem>[] =>
  quiz.items.flatMap((item, index) => (item.round === round ? [{ index, item }] : []));

/** Its questions. */
export const questionsOfRound = (state: GameState, round: number): readonly Placed<QuestionItem>[] =>
  itemsOfRound(state, round).flatMap(({ index, item }) => (asksQuestion(item) ? [{ index, item }] : []));

/** The questions that were presented and count, in the order of the sheet. */
export const askedOn = (state: GameState, round: number): readonly Placed<QuestionItem>[] => {
  const openedAt = state.sheets.get(round)?.openedAt;
  return questionsOfRound(state, round).filter(
    ({ index, item }) => openedAt?.has(index) && state.outcomes.get(item.id) !== 'skipped'
  );
};

/** Whether anything may still be written on a sheet by everybody. */
export const isWritable = (sheet: Sheet | undefined): sheet is Sheet =>
  sheet !== undefined && !sheet.isClosed && !sheet.isWalked;

/** The round whose sheet the show is about; `undefined` outside such rounds. */
export const sheetRound = ({ phase }: GameState): number | undefined =>
  phase.name.startsWith('sheet') && 'round' in phase ? phase.round : undefined;
