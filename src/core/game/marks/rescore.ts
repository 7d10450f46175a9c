import type { Marks } from '../../question/question-kind.ts';
import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import { isRight } from '../../scoring/is-right.ts';
import { compareScores, competitionRanks } from '../../scoring/rank.ts';
import { gradeOf, rulesOf, scoreItem, type Score } from '../../scoring/score-item.ts';
import type { ContestantId } from '../../ids.ts';
import { addToTally, emptyTally } from '../../scoring/tally.ts';
import { answersTo } from '../answers/answers.ts';
import type { Contestant } from '../contestants/contestants.ts';
import { endRoundAgain, noteItem } from '../rounds/rounds.ts';
import type { GameState } from '../state.ts';
import { marksOn } from './marks.ts';

type Scores = ReadonlyMap<ContestantId, Score>;

const NO_SCORES: Scores = new Map();

/** What an item brings everybody who answered it, as things are now; nothing where it counts for nobody. */
export function scoresNow(
  state: GameState,
  item: QuestionItem,
  marks: Marks = marksOn(state, item.id)
): Scores {
  if (state.outcomes.get(item.id) !== 'revealed') return NO_SCORES;
  return scoreItem(item, rulesOf(state.quiz, item), answersTo(state, item.id), marks);
}

/**
 * Makes the running totals what they would be had an item always brought this [SCORING-11]. What it brought is told twice, as
 * before and as now: a rule may compare answers, so anybody's points may be others. Only whose answer is right now, or wrong, has
 * other streaks; where the item counts, or does not, all have.
 *
 * @param counted whether the item counted before
 */
export function rescore(state: GameState, item: QuestionItem, old: Scores, counted = true): void {
  const answers = answersTo(state, item.id);
  const scores = scoresNow(state, item);
  const revealed = revealedOf(state);
  // Who has not answered has another streak as well then.
  const isOther = counted !== (state.outcomes.get(item.id) === 'revealed');
  const concerned = isOther ? state.contestants.keys() : answers.keys();
  for (const id of concerned) {
    const contestant = state.contestants.get(id);
    if (!contestant) continue;
    const [was, score] = [old.get(id), scores.get(id)];
    contestant.score += (score?.points ?? 0) - (was?.points ?? 0);
    const ms = answers.get(id)?.tapMs ?? 0;
    contestant.totalTapMs += (score ? ms : 0) - (was ? ms : 0);
    if (isOther || score?.right !== was?.right) followStreaks(state, contestant, revealed);
  }
  noteItem(state, item, scores, old);
  endRoundAgain(state, item.round);
  if (state.scores?.item === item.id) state.scores = { item: item.id, of: scores };
  else rankBefore(state);
}

/** The questions that were revealed, in the order in which they were. */
function revealedOf({ quiz, outcomes }: GameState): readonly QuestionItem[] {
  const questions = new Map(questionsAmong(quiz.items).map((question) => [question.id, question]));
  return [...outcomes].flatMap(([id, outcome]) => (outcome === 'revealed' && questions.get(id)) || []);
}

/** Counts again what one contestant had right, in the order of the reveals. */
function followStreaks(state: GameState, contestant: Contestant, revealed: readonly QuestionItem[]): void {
  const tally = emptyTally();
  for (const { id, question } of revealed) {
    const answer = answersTo(state, id).get(contestant.id);
    const part = answer ? gradeOf(question, answer.value, marksOn(state, id)) : 0;
    addToTally(tally, answer, { grade: part, right: isRight(part), points: 0 });
  }
  const { rightCount, streak, bestStreak } = tally;
  Object.assign(contestant, { rightCount, streak, bestStreak });
}

/** The ranks before the item that was revealed last, of those who had one: its points and times taken off again. */
export function rankBefore(state: GameState): void {
  const { scores, contestants, quiz } = state;
  if (!scores) return;
  const { breakTiesByTime } = quiz.settings;
  const answers = answersTo(state, scores.item);
  const rows = [...contestants.values()]
    .filter(({ isOut }) => !isOut)
    .map((contestant) => ({
      contestant,
      score: contestant.score - (scores.of.get(contestant.id)?.points ?? 0),
      // What counts for nobody took no time.
      totalTapMs:
        contestant.totalTapMs - (scores.of.has(contestant.id) ? (answers.get(contestant.id)?.tapMs ?? 0) : 0)
    }))
    .sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(rows, breakTiesByTime);
  for (const [index, { contestant }] of rows.entries())
    if (contestant.rankBefore !== undefined) contestant.rankBefore = ranks[index];
}
