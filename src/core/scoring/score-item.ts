import { unhurriedFormats } from '../format/format-names.ts';
import type { Marks } from '../question/question-kind.ts';
import {
  distance,
  grade,
  gradeParts,
  groupOf,
  NO_MARKS,
  type AnswerValue,
  type Question
} from '../question/question.ts';
import type { QuestionItem } from '../item/item.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { isRight } from './is-right.ts';
import { percentOf, scoringRules } from './scoring-rules.ts';
import { plainRules, type ScoringSettings } from './scoring-settings.ts';

/** What one answer earned. */
export interface Score {
  /** How right it is, 0 to 1. */
  readonly grade: number;
  readonly right: boolean;
  /** An integer; below 0 where being wrong costs something. */
  readonly points: number;
  /** How far it is from the truth, in the unit of the question, where that means something; 0 is on the spot. */
  readonly off?: number;
}

/** The rules of a quiz, with what one of its rounds says otherwise. */
export const rulesOfRound = (quiz: FrozenQuiz, round: number): ScoringSettings => {
  const { format, rules } = quiz.rounds[round] ?? {};
  const isUnhurried = format !== undefined && unhurriedFormats.includes(format);
  const { scoring, partialCredit, penalty, streakBonus, double, wager } = {
    ...plainRules,
    ...quiz.settings,
    ...(isUnhurried && { scoring: 'flat' as const }),
    ...rules
  };
  return { scoring, partialCredit, penalty, streakBonus, double, wager };
};

/** The rules of a quiz, with what its round and the item itself say otherwise [SCORING-8]. */
export const rulesOf = (quiz: FrozenQuiz, item: QuestionItem): ScoringSettings => ({
  ...rulesOfRound(quiz, item.round),
  ...item.rules
});

interface AnswerToScore {
  readonly value: AnswerValue;
  readonly tapMs: number;
}

const markOf = (question: Question, value: AnswerValue, marks: Marks): number | undefined =>
  marks.size > 0 ? marks.get(groupOf(question, value))?.grade : undefined;

interface Judged {
  readonly tapMs: number;
  readonly grade: number;
  readonly off: number | undefined;
  /** A person has said how right it is. */
  readonly isMarked: boolean;
}

/** How right an answer is: what was said of it, else what its question says [SCORING-7], all or nothing where that is so [SCORING-20]. */
function judge(
  question: Question,
  { value, tapMs }: AnswerToScore,
  rules: ScoringSettings,
  marks: Marks
): Judged {
  const mark = markOf(question, value, marks);
  const own = mark ?? (rules.partialCredit === 'parts' ? gradeParts : grade)(question, value);
  return {
    tapMs,
    grade: mark === undefined && rules.partialCredit === 'none' && own < 1 ? 0 : own,
    off: distance(question, value),
    isMarked: mark !== undefined
  };
}

/** Of guesses the nearest are right, and those whom a person has called so [SCORING-19]. */
function nearestRight(answers: readonly Judged[]): readonly Judged[] {
  const distances = answers.flatMap(({ isMarked, off }) => (isMarked || off === undefined ? [] : [off]));
  if (distances.length === 0) return answers;
  const nearest = distances.reduce((least, off) => Math.min(least, off));
  return answers.map((answer) =>
    answer.isMarked || answer.off === undefined
      ? answer
      : { ...answer, grade: answer.off === nearest ? 1 : 0 }
  );
}

/**
 * What an item brought everybody who answered it [SCORING-1]: a pure function of the frozen item, the rules, all answers and
 * the marks. `Id` is whatever the answers are kept by; the order is theirs. What depends on other items, streaks and stakes, is
 * for the tally.
 *
 * @param answers of everybody, also of those who were removed since: a rule may compare them
 */
export function scoreItem<Id>(
  { question }: Pick<QuestionItem, 'question'>,
  rules: ScoringSettings,
  answers: ReadonlyMap<Id, AnswerToScore>,
  marks: Marks = NO_MARKS
): Map<Id, Score> {
  const judged = Array.from(answers.values(), (answer) => judge(question, answer, rules, marks));
  const isNearest = rules.scoring === 'nearest' && judged.some(({ off }) => off !== undefined);
  const graded = isNearest ? nearestRight(judged) : judged;
  const stakes = { points: question.points, timeLimitMs: question.timeLimitSeconds * 1_000 };
  const shares = scoringRules[rules.scoring](stakes, graded);
  // Where only the nearest is right, being wrong is no fault.
  const cost = isNearest ? 0 : percentOf(question.points, rules.penalty);
  const factor = rules.double ? 2 : 1;
  const scores = new Map<Id, Score>();
  let index = 0;
  for (const id of answers.keys()) {
    const { grade: part = 0, off } = graded[index] ?? {};
    const share = part === 0 && cost > 0 ? -cost : (shares[index] ?? 0);
    const score = { grade: part, right: isRight(part), points: factor * share };
    scores.set(id, off === undefined ? score : { ...score, off });
    index += 1;
  }
  return scores;
}
