import type { Marks } from '../../question/question-kind.ts';
import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import { isRight } from '../../scoring/is-right.ts';
import { gradeOf, rulesOf, scoreItem } from '../../scoring/score-item.ts';
import { addToTally, emptyTally } from '../../scoring/tally.ts';
import { answersTo } from '../answers/answers.ts';
import type { Contestant } from '../contestants/contestants.ts';
import { endRoundAgain, noteItem } from '../rounds/rounds.ts';
import type { GameState } from '../state.ts';
import { recountInPlace } from '../answers/recount-in-place.ts';
import { membersCount } from '../teams/team.ts';
import { rankBefore } from './rank-before.ts';
import { marksOn } from './marks.ts';

/**
 * Makes the running totals what they would be had the marks on a revealed item always been these [SCORING-11]. What the item
 * brought is told twice, by the marks before and by those of now: a rule may compare answers, so anybody's points may be
 * others. Only whose answer is right now, or wrong, has other streaks.
 */
export function rescore(state: GameState, item: QuestionItem, before: Marks): void {
  // What a team's members come to is no sum of differences.
  if (membersCount(state)) {
    recountInPlace(state);
    return;
  }
  const answers = answersTo(state, item.id);
  const rules = rulesOf(state.quiz, item);
  const old = scoreItem(item, rules, answers, before);
  const scores = scoreItem(item, rules, answers, marksOn(state, item.id));
  const revealed = revealedOf(state);
  for (const [id, score] of scores) {
    const contestant = state.contestants.get(id);
    const was = old.get(id);
    if (!contestant || !was) continue;
    contestant.score += score.points - was.points;
    if (score.right !== was.right) followStreaks(state, contestant, revealed);
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
