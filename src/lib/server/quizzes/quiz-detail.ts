import type { FormatName } from '#core/format/format-names.ts';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import type { ItemContent } from '#core/item/item.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import type { QuestionContent } from '#core/item/question/question-item.ts';
import type { Locale, QuizSettings } from '#core/quiz/quiz.ts';
import type { ScoringSettings } from '#core/scoring/scoring-settings.ts';

interface Identified {
  readonly id: ItemId;
}
export type ItemDetail = Identified & ItemContent;
export type QuestionDetail = Identified & QuestionContent;

export interface RoundDetail {
  readonly id: RoundId;
  readonly title: string;
  /** How it is played; absent: as usual. */
  readonly format?: FormatName;
  /** What is scored otherwise than in the quiz. */
  readonly rules?: Partial<ScoringSettings> | null;
  readonly items: readonly ItemDetail[];
}

/** A whole quiz as the studio edits it, in the order in which it is played. */
export interface QuizDetail {
  readonly id: QuizId;
  readonly title: string;
  readonly language: Locale;
  readonly settings: QuizSettings;
  readonly attribution: string;
  readonly rounds: readonly RoundDetail[];
}

/** The questions of a round: what the studio edits. */
export const questionsIn = ({ items }: Pick<RoundDetail, 'items'>): readonly QuestionDetail[] =>
  items.filter((item) => asksQuestion(item));

/** A quiz as the studio shows it: what is no question moves and is copied with the rest, and has no editor. */
export const withQuestionsAlone = (quiz: QuizDetail) => ({
  ...quiz,
  rounds: quiz.rounds.map((round) => ({ ...round, items: questionsIn(round) }))
});
