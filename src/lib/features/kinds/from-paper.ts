import { readNumber } from '#core/number/read-number.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Locale } from '#core/quiz/quiz.ts';
import type { AnswerInput } from './answer-props.ts';

type Read = (typed: string, locale: Locale) => AnswerInput | undefined;

/** The option that a letter stands for. */
const letter = (typed: string): number => typed.toUpperCase().charCodeAt(0) - 65;
const SIDES: Readonly<Record<string, boolean>> = {
  t: true,
  w: true,
  '1': true,
  f: false,
  n: false,
  '0': false
};

/**
 * An answer as somebody types it who has it on paper, quickly: options by their letters, true or false by the first letter of
 * either language. `undefined` where it cannot be one; the question itself looks again.
 */
const readers: Readonly<Record<QuestionKindName, Read>> = {
  singleChoice: (typed) => (/^[a-f]$/i.test(typed) ? letter(typed) : undefined),
  multipleChoice: (typed) =>
    /^[a-f](?:[\s,]*[a-f])*$/i.test(typed) ? (typed.match(/[a-f]/gi) ?? []).map(letter) : undefined,
  trueFalse: (typed) => SIDES[typed.toLowerCase().charAt(0)],
  typedAnswer: (typed) => typed,
  numberEstimate: (typed, locale) => readNumber(typed, locale)?.value
};

export const fromPaper = (type: QuestionKindName, typed: string, locale: Locale): AnswerInput | undefined =>
  readers[type](typed.trim(), locale);
