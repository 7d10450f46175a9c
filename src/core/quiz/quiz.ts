import * as v from 'valibot';
import { formatNames, type FormatName } from '../format/format-names.ts';
import type { ItemId, QuizId, RoundId } from '../ids.ts';
import { questionSchema, type Question } from '../question/question.ts';
import { scoringModes, type ScoringSettings } from '../scoring/scoring-settings.ts';
import { MAX_TITLE_LENGTH } from './quiz-limits.ts';

export const MAX_ROUNDS = 30;
export const MAX_ITEMS = 1_000;

export const locales = ['en', 'nl'] as const;
export type Locale = (typeof locales)[number];

/** Rules of play that hold for a whole quiz. */
export const quizSettingsSchema = v.object({
  scoring: v.optional(v.picklist(scoringModes), 'speed'),
  /** Equal scores are ordered by total answer time instead of sharing a rank. */
  breakTiesByTime: v.optional(v.boolean(), false),
  /** Players may change their answer until the lock. */
  answerChange: v.optional(v.boolean(), false),
  /** Once everybody has answered, the clock runs out in two seconds. Absent in copies of releases up to 0.2.0: off. */
  closeWhenAllIn: v.optional(v.boolean(), true),
  /** The host reads each question out, and opens it himself. Absent in copies of releases up to 0.2.0: off. */
  readAloud: v.optional(v.boolean(), false)
});
export type QuizSettings = v.InferOutput<typeof quizSettingsSchema>;
export const defaultSettings: QuizSettings = v.parse(quizSettingsSchema, {});

export const titleSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'title_missing'),
  v.maxLength(MAX_TITLE_LENGTH, 'title_too_long')
);
export const roundTitleSchema = v.pipe(v.string(), v.trim(), v.maxLength(MAX_TITLE_LENGTH, 'title_too_long'));

/** A quiz that has no ids yet: what the seed and the importers make. */
export const quizDraftSchema = v.object({
  title: titleSchema,
  language: v.optional(v.picklist(locales), 'en'),
  settings: v.optional(quizSettingsSchema, {}),
  rounds: v.pipe(
    v.array(
      v.object({
        title: v.optional(roundTitleSchema, ''),
        format: v.optional(v.picklist(formatNames)),
        rules: v.optional(v.object({ scoring: v.exactOptional(v.picklist(scoringModes)) })),
        questions: v.array(questionSchema)
      })
    ),
    v.minLength(1),
    v.maxLength(MAX_ROUNDS)
  )
});
export type QuizDraft = v.InferOutput<typeof quizDraftSchema>;

export interface FrozenItem {
  readonly id: ItemId;
  /** Index into `rounds`. */
  readonly round: number;
  readonly question: Question;
  /** What is scored otherwise than in its round. */
  readonly rules?: Partial<ScoringSettings>;
}

/** A segment of the run of show. */
export interface FrozenRound {
  readonly id: RoundId;
  readonly title: string;
  /** How it is played; absent: question by question. */
  readonly format?: FormatName;
  /** What is scored otherwise than in the quiz. */
  readonly rules?: Partial<ScoringSettings>;
}

/** The copy of a quiz that a live session plays: later edits of the quiz do not touch it. */
export interface FrozenQuiz {
  readonly quizId: QuizId;
  readonly title: string;
  readonly language: Locale;
  readonly settings: QuizSettings;
  readonly rounds: readonly FrozenRound[];
  readonly items: readonly FrozenItem[];
}
