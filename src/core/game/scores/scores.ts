import type { ContestantId } from '../../ids.ts';
import { questionsAmong, type FrozenItem, type QuestionItem } from '../../item/item.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { enterItem, keepScoresOf, scoresOn } from '../../scoring/ledger.ts';
import { compareScores, competitionRanks } from '../../scoring/rank.ts';
import { tallyLedger, type Counted } from '../../scoring/tally-ledger.ts';
import { settledRounds } from '../../scoring/settled.ts';
import { answersTo, isAnyRevealed } from '../answers/answers.ts';
import { standings } from '../contestants/standings.ts';
import { marksOn } from '../marks/marks.ts';
import { endRoundAgain, noteItem } from '../rounds/rounds.ts';
import type { GameState } from '../state.ts';
import { membersCount } from '../teams/team.ts';

/** What counts beside answers and marks: the same that a recount of what is stored is given. */
export const countedIn = (state: GameState): Counted => ({
  stakes: state,
  settled: state.settled,
  granted: grantedIn(state),
  how: membersCount(state)
});

/** Points beside all items: what teams have, and what the host gave or took. */
function grantedIn({ granted, teamIds, contestants }: GameState): ReadonlyMap<ContestantId, number> {
  if (teamIds.length === 0) return granted;
  const all = new Map(granted);
  for (const id of teamIds) all.set(id, (all.get(id) ?? 0) + (contestants.get(id)?.team?.granted ?? 0));
  return all;
}

/** Makes the running totals what the ledger adds up to. */
function addUp(state: GameState): void {
  const { quiz, ledger, contestants, scores } = state;
  for (const [id, tally] of tallyLedger(quiz, ledger, contestants.keys(), countedIn(state)))
    Object.assign(contestants.get(id) ?? {}, tally);
  if (scores) state.scores = { ...scores, of: scoresOn(ledger, scores.item) };
  keepScoresOf(ledger, scores?.item);
}

/** What a revealed item brought goes to the running totals of everybody. Counts once. */
export function scoreRevealed(state: GameState, item: FrozenItem | undefined): void {
  if (!item || !asksQuestion(item) || state.outcomes.has(item.id)) return;
  // Before the first reveal everybody shares the first place, which nobody could have lost.
  if (isAnyRevealed(state)) for (const row of standings(state)) row.contestant.rankBefore = row.rank;
  const isVoid = state.voided.has(item.id);
  state.outcomes.set(item.id, isVoid ? 'voided' : 'revealed');
  if (!isVoid) enter(state, item);
  state.scores = { item: item.id, of: new Map(), settledBefore: state.settled };
  addUp(state);
}

/**
 * Makes the running totals what they would be had the marks on a revealed item always been these [SCORING-11]: a rule may compare
 * answers or look back, so anybody's points of this item and of those after it may be others.
 */
export function rescore(state: GameState, item: QuestionItem): void {
  enter(state, item);
  retell(state);
}

/** The same after a correction [SCORING-13]: what an item brought may be other, or nothing. */
export function recountItem(state: GameState, item: QuestionItem): void {
  const { ledger, facts, outcomes } = state;
  if (outcomes.get(item.id) === 'revealed') enter(state, item);
  else {
    ledger.pages.delete(item.id);
    facts.delete(item.id);
  }
  // An item that counts again stands where it was revealed: streaks follow that order.
  const pages = [...outcomes.keys()].flatMap((id) => {
    const page = ledger.pages.get(id);
    return page ? [[id, page] as const] : [];
  });
  ledger.pages.clear();
  for (const [id, page] of pages) ledger.pages.set(id, page);
  retell(state);
}

/** What an item brought, for the totals and for what its round gives. */
function enter(state: GameState, item: QuestionItem): void {
  const { scores } = enterItem(
    state.ledger,
    state.quiz,
    item,
    answersTo(state, item.id),
    marksOn(state, item.id),
    membersCount(state)
  );
  noteItem(state, item, scores);
}

/** Totals and everything that is told by them. */
export function retell(state: GameState): void {
  addUp(state);
  endRoundAgain(state);
  rankBefore(state);
}

/** The ranks before the item that was revealed last, of those who had one: what it and the end of its round brought is taken off again. */
function rankBefore(state: GameState): void {
  const { scores, contestants, quiz, ledger, settled } = state;
  if (!scores) return;
  const last = ledger.pages.get(scores.item);
  const { breakTiesByTime } = quiz.settings;
  const closing = [...ledger.pages.values()].filter(
    ({ closed, item }) => closed && settled.has(item.round) && !scores.settledBefore.has(item.round)
  );
  const rows = [...contestants.values()]
    .filter(({ isOut }) => !isOut)
    .map((contestant) => {
      const row = ledger.rows.get(contestant.id) ?? -1;
      const score = closing.reduce((sum, { closed }) => sum - (closed?.[row] ?? 0), contestant.score);
      const totalTapMs = contestant.totalTapMs - (last?.tapMs[row] ?? 0);
      return { contestant, score: score - (last?.earned[row] ?? 0), totalTapMs };
    })
    .sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(rows, breakTiesByTime);
  for (const [index, { contestant }] of rows.entries())
    if (contestant.rankBefore !== undefined) contestant.rankBefore = ranks[index];
}

/** Outside the rounds nothing of them is to come. */
const AFTER_ALL: readonly string[] = ['tieBreak', 'podium', 'ended'];

/** Rounds that have just come to their end, or are on again, count accordingly [SCORING-24]. */
export function settle(state: GameState): void {
  const { quiz, outcomes, phase } = state;
  const questions = questionsAmong(quiz.items);
  const settled = settledRounds(quiz, questions, (id) => outcomes.has(id), AFTER_ALL.includes(phase.name));
  if (settled.size === state.settled.size && [...settled].every((round) => state.settled.has(round))) return;
  state.settled = settled;
  if (quiz.settings.joker || state.wagers.size > 0) addUp(state);
}
