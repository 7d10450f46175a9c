import type { BoardRow } from '../../game/views.ts';
import type { ContestantId } from '../../ids.ts';
import type { PublicQuestion } from '../../question/question.ts';
import type { RoundScoresOrder } from '../../quiz/quiz.ts';
import type { FormatName } from '../format-names.ts';

/** How far the sheet is that is on. Times are ms on the room's clock. */
export interface SheetNow {
  /** Index of the round. */
  readonly round: number;
  /** How many questions were presented, and how many there are. */
  readonly n: number;
  readonly of: number;
  /** Which of its questions is shown, from 1. */
  readonly at?: number;
  readonly closesAt?: number;
  /** All questions are shown, and not one. */
  readonly all?: true;
}

/** A sheet on a phone. */
export interface OpenSheet {
  readonly round: number;
  readonly title: string;
  /** How many questions it has, and the places in the quiz of those that were presented. */
  readonly of: number;
  readonly asked: readonly number[];
  readonly closesAt?: number;
  /** Nothing is taken any more but of who has more time. */
  readonly closed?: true;
}

export interface AskedOnSheet {
  /** Id of the item. */
  readonly id: string;
  /** From 1, within its sheet. */
  readonly n: number;
  readonly points: number;
  readonly question: PublicQuestion;
  /** It does not count. */
  readonly out?: true;
}

/** What one contestant has written on a sheet. */
export interface PersonalSheet {
  readonly round: number;
  /** As stored: id of the item, value, revision; an empty text was taken away. */
  readonly fields: readonly (readonly [id: string, value: unknown, rev: number])[];
  /** Handed in. */
  readonly in?: true;
  /** Has more time than the others, until then, in ms on the room's clock. */
  readonly until?: number;
}

/** What rounds on sheets add to what everybody sees. */
export interface SheetSharedView {
  /** In a round that is played on a sheet: how far it is. */
  readonly sheet?: SheetNow;
}

/** To what phones see. */
export interface SheetPlayersView {
  /** Formats of this evening's rounds that are not the usual one: phones get what they need for them. */
  readonly formats?: readonly FormatName[];
  /** Sheets that can be written on, or are not told yet; their questions are keys of their own. */
  readonly sheets?: readonly OpenSheet[];
  /** A question of an open sheet, by its place in the quiz. */
  readonly [asked: `ask${number}`]: AskedOnSheet;
}

/** To what displays see. */
export interface SheetDisplayView {
  /** All questions of a sheet that were presented, where all are shown. */
  readonly asked?: readonly AskedOnSheet[];
  /** Of the question that is told, how many had it right, and of how many. */
  readonly had?: { readonly right: number; readonly of: number };
  /** What a round brought that was played on a sheet: the first rows, best first, and in which order they come out. */
  readonly roundScores?: { readonly rows: readonly BoardRow[]; readonly order: RoundScoresOrder };
}

/** To what hosts see. */
export interface SheetHostView {
  /** Rounds on sheets that can be handed out now: indexes into `show.rounds`. */
  readonly handouts?: readonly number[];
  /** Of a sheet that is told: no answer is left. */
  readonly isLastAnswer?: true;
  /** Of the sheet that is on: what was presented, as indexes into `show.items`, and who has more time. */
  readonly presented?: readonly number[];
  readonly extra?: readonly { readonly id: ContestantId; readonly until: number }[];
}
