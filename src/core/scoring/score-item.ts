import { distance, grade, groupOf, type AnswerValue } from '../question/question.ts';
import type { FrozenItem, FrozenQuiz } from '../quiz/quiz.ts';
import { scoringRules } from './scoring-rules.ts';
import type { ScoringSettings } from './scoring-settings.ts';

/** An answer at least half right keeps a streak going and is shown as right [SCORING-2]. */
export const isRight = (grade: number): boolean => grade >= 0.5;

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
export const rulesOf = (quiz: FrozenQuiz, item: FrozenItem): ScoringSettings => ({
  scoring: quiz.settings.scoring,
  ...quiz.rounds[item.round]?.rules,
  ...item.rules
});

interface AnswerToScore {
  readonly value: AnswerValue;
  readonly tapMs: number;
}

/** What a person said of answers, by their group: 0, ½ or 1 in place of the grade. */
export type Marks = ReadonlyMap<string, number>;
const NO_MARKS: Marks = new Map();

/**
 * What an item brought everybody who answered it [SCORING-1]: a pure function of the frozen item, the rules, all answers and
 * the marks. `Id` is whatever the answers are kept by; the order is theirs.
 *
 * @param answers of everybody, also of those who were removed since: a rule may compare them
 */
export function scoreItem<Id>(
  { question }: Pick<FrozenItem, 'question'>,
  { scoring }: ScoringSettings,
  answers: ReadonlyMap<Id, AnswerToScore>,
  marks: Marks = NO_MARKS
): Map<Id, Score> {
  const graded = [...answers].map(([id, { value, tapMs }]) => {
    const mark = marks.size > 0 ? marks.get(groupOf(question, value)) : undefined;
    return { id, tapMs, grade: mark ?? grade(question, value), off: distance(question, value) };
  });
  const stakes = { points: question.points, timeLimitMs: question.timeLimitSeconds * 1_000 };
  const points = scoringRules[scoring](stakes, graded);
  return new Map(
    graded.map(({ id, grade: part, off }, index) => [
      id,
      { grade: part, right: isRight(part), points: points[index] ?? 0, ...(off !== undefined && { off }) }
    ])
  );
}
