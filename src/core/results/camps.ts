import { groupOf, type AnswerValue, type Question } from '../question/question.ts';
import type { ScoredAnswer } from '../scoring/recount.ts';
import type { PlayedItem } from './evening.ts';

/** Answers to one item that say the same: all right ones do, and of the others those that read the same. */
export interface Camp {
  /** As the first of them said it. */
  readonly value: AnswerValue;
  readonly count: number;
}

/** Whether two people can agree on an answer at all: guesses of a number only come near each other. */
const canAgree = ({ answers }: Pick<PlayedItem, 'answers'>): boolean => {
  for (const { off } of answers.values()) return off === undefined;
  return false;
};

/** By what an answer stands with others. */
export const sideOf = (question: Question, { right, value }: ScoredAnswer): string =>
  right ? 'right' : `wrong: ${groupOf(question, value)}`;

/**
 * The camps of an item by their side, the largest first, equals in the order of their first answer; `undefined` of an item whose
 * answers cannot be shared.
 */
export function campsOf(item: PlayedItem): ReadonlyMap<string, Camp> | undefined {
  if (!canAgree(item)) return undefined;
  const camps = new Map<string, Camp>();
  for (const answer of item.answers.values()) {
    const side = sideOf(item.question, answer);
    const { value, count } = camps.get(side) ?? { value: answer.value, count: 0 };
    camps.set(side, { value, count: count + 1 });
  }
  return new Map([...camps].sort(([, one], [, other]) => other.count - one.count));
}

/**
 * How divided a room was, in bits [RESULTS-3]: Shannon's entropy −Σ p·log₂p over the camps, where all who stood alone with
 * their answer are one camp together. 0 where all agreed, 1 where two halves stood against each other, 2 for four quarters.
 */
export function divisiveness(camps: Iterable<Pick<Camp, 'count'>>): number {
  const counts: number[] = [];
  let alone = 0;
  for (const { count } of camps) {
    if (count > 1) counts.push(count);
    else alone += 1;
  }
  if (alone > 0) counts.push(alone);
  const all = counts.reduce((sum, count) => sum + count, 0);
  // Never −0, which a test and a screen would tell from 0.
  return counts.reduce((bits, count) => bits + (count / all) * Math.log2(all / count), 0);
}
