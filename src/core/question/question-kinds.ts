import { multipleChoice } from './multiple-choice/multiple-choice.ts';
import { numberEstimate } from './number-estimate/number-estimate.ts';
import type { QuestionKindName } from './question-limits.ts';
import { singleChoice } from './single-choice/single-choice.ts';
import { trueFalse } from './true-false/true-false.ts';
import { typedAnswer } from './typed-answer/typed-answer.ts';

/** Every question kind by its name. */
export const questionKinds = {
  singleChoice,
  multipleChoice,
  trueFalse,
  typedAnswer,
  numberEstimate
} as const satisfies { readonly [Name in QuestionKindName]: { readonly type: Name } };
