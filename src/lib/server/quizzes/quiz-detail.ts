import type { FormatName } from '#core/format/format-names.ts';
import type { ItemId, QuizId, RoundId } from '#core/ids.ts';
import type { Question } from '#core/question/question.ts';
import type { Locale, QuizSettings } from '#core/quiz/quiz.ts';
import type { ScoringSettings } from '#core/scoring/scoring-settings.ts';

export interface ItemDetail {
  readonly id: ItemId;
  readonly question: Question;
}

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
