import type { PublicQuestionOf, SolutionOf } from '#core/question/question.ts';
import type { PhoneWords } from '../phone-face.ts';

/** Its words that are the same everywhere; all that a phone gets of them. */
export const typedAnswerPhoneWords = {
  solution: (_question, { accepted }) => accepted[0] ?? ''
} satisfies PhoneWords<PublicQuestionOf<'typedAnswer'>, SolutionOf<'typedAnswer'>>;
