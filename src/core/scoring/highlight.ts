import type { AnswerValue, Question } from '../question/question.ts';
import { A_CROWD, loneAmong, soonestWrong, standoutsOf, type JudgedAnswer } from './standouts.ts';

/** Who is named, with the face; it is absent from workers up to 0.2.0. */
export interface Named {
  readonly name: string;
  readonly avatar?: string;
}

/** The one line that is told of an item: at most one of them is there. */
export interface Highlight {
  /** Right, and soonest: `tapMs` from the opening. */
  readonly fastest?: Named & { readonly tapMs: number };
  /** Of estimates: `off` in the unit of the question; 0 is on the spot. */
  readonly closest?: Named & { readonly off: number };
  /** Alone in knowing it, `of` so many who answered. */
  readonly only?: Named & { readonly of: number };
  /** Nobody knew: the wrong answer that nobody else gave, and soonest. */
  readonly bravest?: Named & { readonly value: AnswerValue };
}

type NamedAnswer = JudgedAnswer & Named;

const named = ({ name, avatar }: Named): Named => ({ name, ...(avatar !== undefined && { avatar }) });

/**
 * Where distances mean something the closest, and of equally close ones the fastest, also where nobody was near enough
 * for points [QUESTION-15]; of other answers whoever was alone in knowing it or, where nobody knew, the bravest, else the
 * fastest right one [QUESTION-17].
 */
export function highlightOf(question: Question, answers: readonly NamedAnswer[]): Highlight {
  const { answered, right, fastest, closest } = standoutsOf(answers);
  if (closest) return { closest: { ...named(closest), off: closest.off } };
  if (fastest && right === 1 && answered >= A_CROWD) return { only: { ...named(fastest), of: answered } };
  if (fastest) return { fastest: { ...named(fastest), tapMs: fastest.tapMs } };
  const bravest = soonestWrong(loneAmong(question, answers));
  return bravest ? { bravest: { ...named(bravest), value: bravest.value } } : {};
}
