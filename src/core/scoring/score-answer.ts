import type { AnswerValue } from '../question/question-type.ts';
import { grade, type Question } from '../question/question.ts';
import type { ScoringMode } from '../quiz/quiz.ts';

/** Grades and speed factors are whole thousandths, so that points are sums of integers. */
const FULL = 1_000;

export interface Scorable {
  readonly mode: ScoringMode;
  /** Points for a full and instant answer. */
  readonly points: number;
  readonly timeLimitMs: number;
  /** How right the answer is, 0 to 1. */
  readonly grade: number;
  /** From the opening of the question to the tap, in ms. */
  readonly tapMs: number;
}

/**
 * Points for one answer [SCORING-1], an integer ≥ 0.
 *
 * `points × grade × speed`, rounded half up, where speed falls in a straight line from 1 at the opening to ½ at the
 * time limit and stays there; in flat mode it is always 1.
 */
export function scoreAnswer({ mode, points, timeLimitMs, grade, tapMs }: Scorable): number {
  const gradeParts = Math.round(grade * FULL);
  const used = Math.min(Math.max(tapMs, 0), timeLimitMs);
  const speedParts = mode === 'flat' ? FULL : FULL - Math.floor((FULL * used) / (2 * timeLimitMs));
  return Math.floor((points * gradeParts * speedParts + (FULL * FULL) / 2) / (FULL * FULL));
}

/** An answer at least half right keeps a streak going and is shown as right [SCORING-2]. */
export const isRight = (grade: number): boolean => grade >= 0.5;

export interface Score {
  readonly grade: number;
  readonly right: boolean;
  readonly points: number;
}

/** Grades and scores one answer to one question. `tapMs` counts from the opening. */
export function scoreQuestion(
  question: Question,
  mode: ScoringMode,
  value: AnswerValue,
  tapMs: number
): Score {
  const part = grade(question, value);
  const { points, timeLimitSeconds } = question;
  return {
    grade: part,
    right: isRight(part),
    points: scoreAnswer({ mode, points, timeLimitMs: timeLimitSeconds * 1_000, grade: part, tapMs })
  };
}
