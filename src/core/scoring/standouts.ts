import { groupOf, type AnswerValue, type Question } from '../question/question.ts';
import type { Score } from './score-item.ts';

/** Nobody stands alone among fewer. */
export const A_CROWD = 3;

/** An answer to one item, with what it earned. */
export interface JudgedAnswer extends Pick<Score, 'right'> {
  readonly off?: Score['off'] | undefined;
  readonly value: AnswerValue;
  readonly tapMs: number;
}

/** Who stands out among the answers to one item. */
export interface Standouts<A> {
  readonly answered: number;
  readonly right: number;
  /** The right answer that was tapped soonest. */
  readonly fastest?: A;
  /** Where distances mean something: the least far off and, of equals, the one tapped soonest. */
  readonly closest?: A & { readonly off: number };
}

/** In one pass; of equals the first one given. */
export function standoutsOf<A extends JudgedAnswer>(answers: Iterable<A>): Standouts<A> {
  let fastest: A | undefined;
  let closest: (A & { readonly off: number }) | undefined;
  let answered = 0;
  let right = 0;
  for (const answer of answers) {
    answered += 1;
    if (answer.right) {
      right += 1;
      if (!fastest || answer.tapMs < fastest.tapMs) fastest = answer;
    }
    if (!isGuess(answer)) continue;
    const isCloser = !closest || answer.off < closest.off;
    if (isCloser || (answer.off === closest?.off && answer.tapMs < closest.tapMs)) closest = answer;
  }
  return { answered, right, ...(fastest && { fastest }), ...(closest && { closest }) };
}

const isGuess = <A extends JudgedAnswer>(answer: A): answer is A & { readonly off: number } =>
  answer.off !== undefined;

/**
 * Answers that nobody else gave: all right ones say the same, and guesses of a number only come near each other, so that of them
 * there are none.
 */
export function loneAmong<A extends JudgedAnswer>(question: Question, answers: Iterable<A>): readonly A[] {
  // The first of each side, and of those that another one joined, nobody.
  const wrong = new Map<string, A | undefined>();
  let knower: A | undefined;
  let right = 0;
  let answered = 0;
  for (const answer of answers) {
    if (isGuess(answer)) return [];
    answered += 1;
    if (answer.right) {
      right += 1;
      knower = answer;
      continue;
    }
    const group = groupOf(question, answer.value);
    if (!wrong.has(group)) wrong.set(group, answer);
    else if (wrong.get(group)) wrong.set(group, undefined);
  }
  if (answered < A_CROWD) return [];
  const alone = [...wrong.values()].filter((answer) => answer !== undefined);
  return knower && right === 1 ? [knower, ...alone] : alone;
}

/** The soonest of the wrong ones; of equals the first one given. */
export function soonestWrong<A extends JudgedAnswer>(answers: Iterable<A>): A | undefined {
  let soonest: A | undefined;
  for (const answer of answers)
    if (!answer.right && (!soonest || answer.tapMs < soonest.tapMs)) soonest = answer;
  return soonest;
}
