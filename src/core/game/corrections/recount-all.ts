import type { ContestantId } from '../../ids.ts';
import type { Score } from '../../scoring/score-item.ts';
import { questionsAmong } from '../../item/item.ts';
import { recount, type Recount } from '../../scoring/recount.ts';
import { endRoundAgain, noteItem } from '../rounds/rounds.ts';
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
  retellRounds(state, scored);
  if (!scores) return;
  const of = new Map<ContestantId, Score>();
  for (const [id, { grade, right, points, off }] of scored.get(scores.item) ?? [])
    of.set(id, { grade, right, points, ...(off !== undefined && { off }) });
  state.scores = { item: scores.item, of };
  rankBefore(state);
}

/** What rounds came to, from what each item brings now. */
function retellRounds(state: GameState, scored: Recount['scored']): void {
  state.facts.clear();
  state.roundPoints.clear();
  for (const item of questionsAmong(state.quiz.items)) {
    const scores = scored.get(item.id);
    if (scores) noteItem(state, item, scores);
  }
  for (const round of state.quiz.rounds.keys()) endRoundAgain(state, round);
}
