import type { ContestantId } from '../../ids.ts';
import type { Score } from '../../scoring/score-item.ts';
import { recount } from '../../scoring/recount.ts';
import { rankBefore } from '../marks/rescore.ts';
import type { GameState } from '../state.ts';

/** Makes all running totals what a recount gives: after a correction anybody's points and streaks may be others. */
export function recountAll(state: GameState): void {
  const { quiz, outcomes, contestants, marks, granted, scores } = state;
  const answers = [...state.answers].flatMap(([itemId, given]) =>
    [...given].map(([contestantId, { value, tapMs }]) => ({ itemId, contestantId, value, tapMs }))
  );
  const revealed = new Set([...outcomes].flatMap(([id, outcome]) => (outcome === 'revealed' ? [id] : [])));
  const { tallies, scored } = recount(quiz, [...contestants.keys()], answers, revealed, marks, granted);
  for (const [id, tally] of tallies) Object.assign(contestants.get(id) ?? {}, tally);
  if (!scores) return;
  const of = new Map<ContestantId, Score>();
  for (const [id, { grade, right, points, off }] of scored.get(scores.item) ?? [])
    of.set(id, { grade, right, points, ...(off !== undefined && { off }) });
  state.scores = { item: scores.item, of };
  rankBefore(state);
}
