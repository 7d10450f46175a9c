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
  /** Of each round whose last board was shown. */
  readonly roundEnds: Map<number, RoundEnd>;
}

export const noRounds = (): RoundsState => ({
  facts: new Map(),
  roundEnds: new Map()
});

type Scores = ReadonlyMap<ContestantId, Score>;

/** Notes what an item may give a trophy for, in place of what it was told by before. */
export function noteItem(state: GameState, item: QuestionItem, scores: Scores): void {
  if (state.quiz.rounds.length < 2) return;
  const answers = [];
  for (const [id, { value, tapMs }] of answersTo(state, item.id)) {
    const score = scores.get(id);
    if (!score) continue;
    const { right, grade, off } = score;
    // One shape for all: ten thousand of them are read at once.
    if (state.contestants.get(id)?.isOut === false) answers.push({ id, value, tapMs, right, grade, off });
  }
  state.facts.set(item.id, itemFacts(item.question, answers));
}

/** What a round brought each, with what was at stake on it. */
export function pointsIn({ ledger }: GameState, round: number): (id: ContestantId) => number {
  const pages = [...ledger.pages.values()].filter(({ item }) => item.round === round);
  return (id) => {
    const row = ledger.rows.get(id) ?? -1;
    return pages.reduce((sum, { earned, closed }) => sum + (earned[row] ?? 0) + (closed?.[row] ?? 0), 0);
  };
}

/** The board after the last item of a round: who won it, once and for all views [GAME-50]. */
export function endRound(state: GameState, round: number): void {
  const { quiz } = state;
  if (quiz.rounds.length < 2 || !quiz.items.some(({ id, round: of }) => of === round && state.facts.has(id)))
    return;
  const points = pointsIn(state, round);
  const contestants = [...state.contestants.values()]
    .filter(({ isOut }) => !isOut)
    .map(({ id, score, streak }) => ({ id, score, streak, won: points(id) }));
  const facts = state.quiz.items.flatMap((item) =>
    item.round === round ? (state.facts.get(item.id) ?? []) : []
  );
  const given = [...state.roundEnds].flatMap(([other, { trophy }]) =>
    other !== round && trophy ? [trophy] : []
  );
  state.roundEnds.set(round, roundEndOf(contestants, facts, given));
}

/** While that board stands, it tells what is known by now. */
export function endRoundAgain(state: GameState): void {
  const { phase, quiz, roundEnds } = state;
  const round =
    phase.name === 'sheetBoard'
      ? phase.round
      : phase.name === 'scoreboard'
        ? quiz.items[phase.item]?.round
        : undefined;
  if (round !== undefined && roundEnds.has(round)) endRound(state, round);
}
