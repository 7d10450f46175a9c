import * as v from 'valibot';
import { questionSchema, type Question } from '../../question/question.ts';
import type { QuestionKindName } from '../../question/question-limits.ts';
import { ownRulesSchema, type OwnRules } from '../../scoring/scoring-settings.ts';
import { storedQuestion } from '../../stored/question.ts';
import type { ItemSort, Sorted } from '../item-sort.ts';

/** An item that asks something: answered, revealed, scored. */
export interface QuestionContent extends Sorted<'question'> {
  readonly question: Question;
  /** What is scored otherwise than in its round. */
  readonly rules?: OwnRules;
}

/** Questions as the items that ask them, each by the rules of its round. */
export const itemsOf = (questions: readonly Question[]): QuestionContent[] =>
  questions.map((question) => ({ sort: 'question', question }));

export interface QuestionEntry extends Sorted<'question'> {
  readonly type: QuestionKindName;
  readonly prompt: string;
}

export const questionSort: ItemSort<'question', QuestionContent, never, QuestionEntry> = {
  sort: 'question',
  schema: v.object({
    sort: v.literal('question'),
    question: questionSchema,
    rules: v.exactOptional(ownRulesSchema)
  }),
  read: ({ question, rules }) => ({
    sort: 'question',
    question: storedQuestion.read(question),
    // Written by this schema, or by none.
    ...(rules !== undefined && rules !== null && { rules })
  }),
  entry: ({ question: { type, prompt } }) => ({ sort: 'question', type, prompt })
};
