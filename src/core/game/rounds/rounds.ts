import type { ContestantId, ItemId } from '../../ids.ts';
import type { QuestionItem } from '../../item/item.ts';
import { itemFacts, roundEndOf, type ItemFacts, type RoundEnd } from '../../results/round-end.ts';
import type { Score } from '../../scoring/score-item.ts';
import { answersTo } from '../answers/answers.ts';
import type { GameState } from '../state.ts';

/** What rounds came to, by their index. */
export interface RoundsState {
  /** Of each item that was revealed, what its round may give a trophy for. */
  readonly facts: Map<ItemId, ItemFacts>;
  /** Points of a round, of those who have any. */
  readonly roundPoints: Map<number, Map<ContestantId, number>>;
  /** Of each round whose last board was shown. */
  readonly roundEnds: Map<number, RoundEnd>;
}

export const noRounds = (): RoundsState => ({
  facts: new Map(),
  roundPoints: new Map(),
  roundEnds: new Map()
});

type Scores = ReadonlyMap<ContestantId, Score>;

/** Notes what an item brought, in place of what it brought before where it was told otherwise then. */
export function noteItem(state: GameState, item: QuestionItem, scores: Scores, before?: Scores): void {
  if (state.quiz.rounds.length < 2) return;
  const points = state.roundPoints.get(item.round) ?? new Map<ContestantId, number>();
  state.roundPoints.set(item.round, points);
  const answers = [];
  for (const [id, { value, tapMs }] of answersTo(state, item.id)) {
    const score = scores.get(id);
    if (!score) continue;
    const { right, grade, off } = score;
    const more = score.points - (before?.get(id)?.points ?? 0);
    if (more !== 0) points.set(id, (points.get(id) ?? 0) + more);
    // One shape for all: ten thousand of them are read at once.
    if (state.contestants.get(id)?.isOut === false) answers.push({ id, value, tapMs, right, grade, off });
  }
  // Teams whose members answered for themselves have points, and no answer.
  const given = answersTo(state, item.id);
  for (const [id, score] of scores)
    if (!given.has(id) && score.points !== 0) points.set(id, (points.get(id) ?? 0) + score.points);
  state.facts.set(item.id, itemFacts(item.question, answers));
}

/** Everything is noted anew, in the order of the reveals. */
export function forgetItems({ facts, roundPoints }: RoundsState): void {
  facts.clear();
  roundPoints.clear();
}

/** The board after the last item of a round: who won it, once and for all views [GAME-50]. */
export function endRound(state: GameState, round: number): void {
  const points = state.roundPoints.get(round);
  if (!points) return;
  const contestants = [...state.contestants.values()]
    .filter(({ isOut }) => !isOut)
    .map(({ id, score, streak }) => ({ id, score, streak, won: points.get(id) ?? 0 }));
  const facts = state.quiz.items.flatMap((item) =>
    item.round === round ? (state.facts.get(item.id) ?? []) : []
  );
  const given = [...state.roundEnds].flatMap(([other, { trophy }]) =>
    other !== round && trophy ? [trophy] : []
  );
  state.roundEnds.set(round, roundEndOf(contestants, facts, given));
}

/** While that board stands, it tells what is known by now. */
export function endRoundAgain(state: GameState, round: number): void {
  const { phase, quiz, roundEnds } = state;
  if (phase.name === 'scoreboard' && quiz.items[phase.item]?.round === round && roundEnds.has(round))
    endRound(state, round);
}
