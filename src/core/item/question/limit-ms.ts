import type { QuestionContent } from './question-item.ts';

/** The time that a question gives everybody, in ms. */
export const limitMsOf = ({ question }: Pick<QuestionContent, 'question'>): number =>
  question.timeLimitSeconds * 1_000;
