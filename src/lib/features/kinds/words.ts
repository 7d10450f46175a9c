import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { PublicQuestion } from '#core/question/question.ts';
import type { KindWords } from './kind-words.ts';
import { kindWords } from './words-table.ts';

/** The words of a question's kind. */
export const wordsOf = ({ type }: Pick<PublicQuestion, 'type'>): AnyWords => kindWords[type];

/** Looked up by a question's own type: a kind's words meet none but their own questions. */
type AnyWords = KindWords<QuestionKindName>;

/** The name of a kind, in the studio. */
export const kindName = (type: QuestionKindName): string => kindWords[type].name();
