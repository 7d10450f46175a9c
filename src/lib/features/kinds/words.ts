import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { PublicQuestion } from '#core/question/question.ts';
import type { KindWords } from './kind-words.ts';
import { multipleChoiceWords } from './multiple-choice/words.ts';
import { numberEstimateWords } from './number-estimate/words.ts';
import { singleChoiceWords } from './single-choice/words.ts';
import { trueFalseWords } from './true-false/words.ts';
import { typedAnswerWords } from './typed-answer/words.ts';

const words: { readonly [Name in QuestionKindName]: KindWords<Name> } = {
  singleChoice: singleChoiceWords,
  multipleChoice: multipleChoiceWords,
  trueFalse: trueFalseWords,
  typedAnswer: typedAnswerWords,
  numberEstimate: numberEstimateWords
};

/** The words of a question's kind. */
export const wordsOf = ({ type }: Pick<PublicQuestion, 'type'>): AnyWords => words[type];

/** Looked up by a question's own type: a kind's words meet none but their own questions. */
type AnyWords = KindWords<QuestionKindName>;

/** The name of a kind, in the studio. */
export const kindName = (type: QuestionKindName): string => words[type].name();
