import type { Rejection } from '../../game/commands.ts';
import type { GameState } from '../../game/state.ts';
import type { ItemId } from '../../ids.ts';
import type { QuestionItem } from '../../item/item.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import type { AnswerWindow, Writer } from '../format.ts';
import type { Sheet } from './sheets.ts';
import { LATE_RUN_MS } from './timing.ts';

/**
 * When a field of a sheet may be written: from its presentation to the closing [GAME-61], by who has extra time until then
 * [GAME-65], and by a phone that was away at the closing for a moment after it came in again [CLOCK-6]. Without a writer it
 * tells of everybody.
 */
export function windowOf(state: GameState, itemId: ItemId, writer?: Writer): AnswerWindow | Rejection {
  const index = state.quiz.items.findIndex(({ id }) => id === itemId);
  const item = state.quiz.items[index];
  const sheet = item && state.sheets.get(item.round);
  const opensAt = sheet?.openedAt.get(index);
  if (!item || !asksQuestion(item) || !sheet || opensAt === undefined) return 'notOpen';
  if (sheet.isWalked || state.outcomes.has(itemId)) return 'tooLate';
  const contestant = writer?.player.contestant;
  if (contestant !== undefined && sheet.in.has(contestant) && !sheet.isClosed) return 'notNow';
  const extra = (contestant !== undefined && sheet.extra.get(contestant)) || -Infinity;
  const window = { item, opensAt, before: [], isOnSheet: true as const };
  // Time of one's own is given by the sheet [GAME-65], and not by the question [GAME-44].
  const until = (closesAt: number) => ({ ...window, closesAt, lastAt: closesAt });
  if (!sheet.isClosed) return until(Math.max(sheet.closesAt ?? Infinity, extra));
  if (writer && extra > writer.now) return until(extra);
  return (writer && lateWindow(window, sheet, writer)) ?? 'tooLate';
}

interface Opened {
  readonly item: QuestionItem;
  readonly opensAt: number;
  readonly before: readonly never[];
  readonly isOnSheet: true;
}

function lateWindow(
  window: Opened,
  { closesAt = 0, lateMs }: Sheet,
  { cameAt }: Writer
): AnswerWindow | undefined {
  if (cameAt === undefined || cameAt < closesAt) return undefined;
  const until = Math.min(closesAt + lateMs, cameAt + LATE_RUN_MS);
  return { ...window, closesAt: until, lastAt: until, writtenBy: closesAt };
}
