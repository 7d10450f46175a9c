import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { KindWords } from './kind-words.ts';
import { multipleChoiceWords } from './multiple-choice/words.ts';
import { numberEstimateWords } from './number-estimate/words.ts';
import { singleChoiceWords } from './single-choice/words.ts';
import { trueFalseWords } from './true-false/words.ts';
import { typedAnswerWords } from './typed-answer/words.ts';

/** The words of every question kind. */
export const kindWords: { readonly [Name in QuestionKindName]: KindWords<Name> } = {
  singleChoice: singleChoiceWords,
  multipleChoice: multipleChoiceWords,
  trueFalse: trueFalseWords,
  typedAnswer: typedAnswerWords,
  numberEstimate: numberEstimateWords
};
