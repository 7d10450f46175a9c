import type { ItemId, PlayerId } from '../ids.ts';
import type { AnswerValue } from '../question/question-type.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { scoreQuestion, type Score } from './score-answer.ts';

export interface CountedAnswer {
  readonly itemId: ItemId;
  readonly playerId: PlayerId;
  readonly value: AnswerValue;
  readonly tapMs: number;
}

export interface Tally {
  score: number;
  totalTapMs: number;
  rightCount: number;
  bestStreak: number;
}

/** One answer with what it earned. */
export interface ScoredAnswer extends CountedAnswer, Score {}

/** Grades and scores stored answers by the rules of the quiz [SCORING-1]. */
export function scoreAnswers(quiz: FrozenQuiz, answers: readonly CountedAnswer[]): ScoredAnswer[] {
  const questions = new Map(quiz.items.map((item) => [item.id, item.question]));
  return answers.flatMap((answer) => {
    const question = questions.get(answer.itemId);
    return question
      ? [{ ...answer, ...scoreQuestion(question, quiz.settings.scoring, answer.value, answer.tapMs) }]
      : [];
  });
}

/**
 * Scores from nothing but the frozen quiz, the stored answers and which items were revealed [SCORING-3]. The room's
 * running totals, the results page and the export must all equal it.
 */
export function recount(
  quiz: FrozenQuiz,
  players: readonly PlayerId[],
  answers: readonly CountedAnswer[],
  revealed: ReadonlySet<ItemId>
): Map<PlayerId, Tally> {
  const tallies = new Map(
    players.map((id) => [id, { score: 0, totalTapMs: 0, rightCount: 0, bestStreak: 0 }])
  );
  const counted = answers.filter((answer) => revealed.has(answer.itemId));
  const scored = new Map(
    scoreAnswers(quiz, counted).map((answer) => [`${answer.itemId} ${answer.playerId}`, answer])
  );
  for (const [playerId, tally] of tallies) {
    let streak = 0;
    for (const item of quiz.items) {
      if (!revealed.has(item.id)) continue;
      const answer = scored.get(`${item.id} ${playerId}`);
      streak = answer?.right ? streak + 1 : 0;
      tally.bestStreak = Math.max(tally.bestStreak, streak);
      if (!answer) continue;
      tally.score += answer.points;
      tally.totalTapMs += answer.tapMs;
      if (answer.right) tally.rightCount += 1;
    }
  }
  return tallies;
}
