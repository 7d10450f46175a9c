import { unhurriedFormats } from '../format/format-names.ts';
import type { Marks } from '../question/question-kind.ts';
import { distance, grade, groupOf, NO_MARKS, type AnswerValue, type Question } from '../question/question.ts';
import type { QuestionItem } from '../item/item.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { isRight } from './is-right.ts';
import { scoringRules } from './scoring-rules.ts';
import type { ScoringSettings } from './scoring-settings.ts';

/** What one answer earned. */
export interface Score {
  /** How right it is, 0 to 1. */
  readonly grade: number;
  readonly right: boolean;
  /** An integer ≥ 0. */
  readonly points: number;
  /** How far it is from the truth, in the unit of the question, where that means something; 0 is on the spot. */
  readonly off?: number;
}

/** The rules of a quiz, with what its round and the item itself say otherwise. */
export const rulesOf = (quiz: FrozenQuiz, item: QuestionItem): ScoringSettings => {
  const round = quiz.rounds[item.round];
  const isUnhurried = round?.format !== undefined && unhurriedFormats.includes(round.format);
  return { scoring: isUnhurried ? 'flat' : quiz.settings.scoring, ...round?.rules, ...item.rules };
};

interface AnswerToScore {
  readonly value: AnswerValue;
  readonly tapMs: number;
}

/** How right an answer is: what was said of it, else what its question says [SCORING-7]. */
export const gradeOf = (question: Question, value: AnswerValue, marks: Marks): number =>
  (marks.size > 0 ? marks.get(groupOf(question, value))?.grade : undefined) ?? grade(question, value);

/**
 * What an item brought everybody who answered it [SCORING-1]: a pure function of the frozen item, the rules, all answers and
 * the marks. `Id` is whatever the answers are kept by; the order is theirs.
 *
 * @param answers of everybody, also of those who were removed since: a rule may compare them
 */
export function scoreItem<Id>(
  { question }: Pick<QuestionItem, 'question'>,
  { scoring }: ScoringSettings,
  answers: ReadonlyMap<Id, AnswerToScore>,
  marks: Marks = NO_MARKS
): Map<Id, Score> {
  const graded = [...answers].map(([id, { value, tapMs }]) => ({
    id,
    tapMs,
    grade: gradeOf(question, value, marks),
    off: distance(question, value)
  }));
  const stakes = { points: question.points, timeLimitMs: question.timeLimitSeconds * 1_000 };
  const points = scoringRules[scoring](stakes, graded);
  return new Map(
    graded.map(({ id, grade: part, off }, index) => [
      id,
      { grade: part, right: isRight(part), points: points[index] ?? 0, ...(off !== undefined && { off }) }
    ])
  );
}
