import { asId, type ContestantId, type ItemId, type PlayerId, type QuizId, type RoundId } from '../ids.ts';
import type { QuestionItem } from '../item/item.ts';
import type { QuestionKindName } from '../question/question-limits.ts';
import type { Question, QuestionOf } from '../question/question.ts';
import { defaultSettings, type FrozenQuiz, type QuizSettings } from './quiz.ts';

type Part<K extends QuestionKindName> = Partial<Omit<QuestionOf<K>, 'type'>>;

const common = (prompt: string) => ({
  prompt,
  explanation: `About: ${prompt}`,
  timeLimitSeconds: 20,
  points: 1_000
});

export const singleChoice = (part: Part<'singleChoice'> = {}): QuestionOf<'singleChoice'> => ({
  ...common('Which planet is closest to the sun?'),
  type: 'singleChoice',
  options: ['Venus', 'Mercury', 'Mars', 'Earth'],
  correct: 1,
  ...part
});

export const multipleChoice = (part: Part<'multipleChoice'> = {}): QuestionOf<'multipleChoice'> => ({
  ...common('Which of these are primes?'),
  type: 'multipleChoice',
  options: ['2', '4', '7', '9'],
  correct: [0, 2],
  ...part
});

export const trueFalse = (part: Part<'trueFalse'> = {}): QuestionOf<'trueFalse'> => ({
  ...common('A tomato is a fruit.'),
  type: 'trueFalse',
  correct: true,
  ...part
});

export const typedAnswer = (part: Part<'typedAnswer'> = {}): QuestionOf<'typedAnswer'> => ({
  ...common('What is the capital of France?'),
  type: 'typedAnswer',
  accepted: ['Paris', 'Lutetia'],
  wrong: [],
  spelling: 'forgiving',
  ...part
});

export const numberEstimate = (part: Part<'numberEstimate'> = {}): QuestionOf<'numberEstimate'> => ({
  ...common('How high is the Eiffel Tower?'),
  type: 'numberEstimate',
  correct: 330,
  tolerance: 100,
  unit: 'm',
  ...part
});

/** One question of each type. */
export const oneOfEach = (): Question[] => [
  singleChoice(),
  multipleChoice(),
  trueFalse(),
  typedAnswer(),
  numberEstimate()
];

/** An answer to a question that is certainly right, or certainly wrong, as a client sends it. */
export function answerTo(question: Question, right: boolean): number | number[] | boolean | string {
  switch (question.type) {
    case 'singleChoice':
      return right ? question.correct : (question.correct + 1) % question.options.length;
    case 'multipleChoice':
      if (right) return [...question.correct];
      return question.correct.length > 1
        ? question.correct.slice(1)
        : question.options.map((_, index) => index);
    case 'trueFalse':
      return right === question.correct;
    case 'typedAnswer':
      return right ? (question.accepted[0] ?? '') : 'certainly something else';
    case 'numberEstimate':
      return right ? question.correct : question.correct + 2 * question.tolerance;
  }
}

/** A readable id: the same kind and number give the same one, and it is a UUID of version 4. */
export const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const itemId = (number: number): ItemId => asId<ItemId>(uuid(1, number));
export const playerId = (number: number): PlayerId => asId<PlayerId>(uuid(2, number));
/** The contestant that the player of the same number is. */
export const contestantId = (number: number): ContestantId => asId<ContestantId>(uuid(2, number));

/** A frozen quiz that has questions alone. */
export interface QuestionQuiz extends FrozenQuiz {
  readonly items: readonly QuestionItem[];
}

/** A frozen quiz with these questions, cut into rounds of the given sizes (default: one round). */
export function frozenQuiz(
  questions: readonly Question[] = oneOfEach(),
  settings: Partial<QuizSettings> = {},
  roundSizes: readonly number[] = [questions.length]
): QuestionQuiz {
  const roundOf = roundSizes.flatMap((size, round) => Array.from({ length: size }, () => round));
  return {
    quizId: asId<QuizId>(uuid(3, 1)),
    title: 'Pub night',
    language: 'en',
    // Most games of a test have the time that the question gives.
    settings: { ...defaultSettings, closeWhenAllIn: false, ...settings },
    rounds: roundSizes.map((_, index) => ({
      id: asId<RoundId>(uuid(4, index)),
      title: `Round ${String(index + 1)}`
    })),
    items: questions.map((question, index) => ({
      id: itemId(index),
      round: roundOf[index] ?? 0,
      sort: 'question' as const,
      question
    }))
  };
}
