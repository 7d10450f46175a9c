import type { GameState } from '../../game/state.ts';
import type { HostView, PlayersView } from '../../game/views.ts';
import { questionAt } from '../../item/item.ts';
import { mayHandOut } from './may-hand-out.ts';
import { questionsOfRound } from './sheets.ts';
import { askedAs } from './view.ts';
import type { AskedOnSheet, OpenSheet } from './views.ts';

/** Sheets on phones, from their first question to the walk; questions are keys of their own, so that each comes once. */
export function alwaysPart(state: GameState): Partial<PlayersView> {
  const sheets: OpenSheet[] = [];
  const asked: Record<`ask${number}`, AskedOnSheet> = {};
  for (const [round, sheet] of state.sheets) {
    const { openedAt, closesAt, isClosed, isWalked } = sheet;
    if (isWalked || state.phase.name === 'ended' || state.phase.name === 'podium') continue;
    const questions = [...openedAt.keys()].flatMap((index) => {
      const item = questionAt(state.quiz.items, index);
      return item ? [{ index, item }] : [];
    });
    if (questions.length === 0) continue;
    for (const { index, item } of questions) asked[`ask${index}`] = askedAs(state, item);
    sheets.push({
      round,
      title: state.quiz.rounds[round]?.title ?? '',
      of: questionsOfRound(state, round).length,
      asked: questions.map(({ index }) => index),
      ...(closesAt !== undefined && { closesAt }),
      ...(isClosed && { closed: true })
    });
  }
  return sheets.length > 0 ? { sheets, ...asked } : {};
}

/** Rounds that the host may hand out now. */
export function hostAlways(state: GameState): Partial<HostView> {
  const handouts = state.quiz.rounds.flatMap((_, round) => (mayHandOut(state, round) ? [round] : []));
  return handouts.length > 0 ? { handouts } : {};
}
