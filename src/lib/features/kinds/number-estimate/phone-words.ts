import type { PublicQuestionOf, SolutionOf } from '#core/question/question.ts';
import { formatGuess, formatQuantity } from '#lib/i18n/format.ts';
import type { PhoneWords } from '../phone-face.ts';

/** Its words that are the same everywhere; all that a phone gets of them. */
export const numberEstimatePhoneWords = {
  solution: ({ unit }, { correct }) => formatQuantity(correct, unit),
  distance: ({ unit }, off) => formatGuess(off, unit)
} satisfies PhoneWords<PublicQuestionOf<'numberEstimate'>, SolutionOf<'numberEstimate'>>;
