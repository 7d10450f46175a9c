import * as v from 'valibot';
import { formatNames, type FormatName } from '../format/format-names.ts';
import type { QuizId, RoundId } from '../ids.ts';
import { itemContentSchema, type FrozenItem } from '../item/item.ts';
import { ownRulesSchema, plainRules, ruleSchemas, type OwnRules } from '../scoring/scoring-settings.ts';
import { partTitleSchema, titleSchema } from './titles.ts';

export const MAX_ROUNDS = 30;
export const MAX_ITEMS = 1_000;

export const locales = ['en', 'nl'] as const;
export type Locale = (typeof locales)[number];

/** From the last to the first, as at a podium, or the best first. */
export const roundScoresOrders = ['lastFirst', 'topDown'] as const;
export type RoundScoresOrder = (typeof roundScoresOrders)[number];

/** Rules of play that hold for a whole quiz. */
export const quizSettingsSchema = v.object({
  scoring: v.optional(ruleSchemas.scoring, 'speed'),
  partialCredit: v.optional(ruleSchemas.partialCredit, plainRules.partialCredit),
  penalty: v.optional(ruleSchemas.penalty, plainRules.penalty),
  streakBonus: v.optional(ruleSchemas.streakBonus, plainRules.streakBonus),
  double: v.optional(ruleSchemas.double, plainRules.double),
  wager: v.optional(ruleSchemas.wager, plainRules.wager),
  /** Each contestant may double one round of the evening [GAME-85]. */
  joker: v.optional(v.boolean(), false),
  /** Equal scores are ordered by total answer time instead of sharing a rank. */
  breakTiesByTime: v.optional(v.boolean(), false),
  /** Players may change their answer until the lock. */
  answerChange: v.optional(v.boolean(), false),
  /** Once everybody has answered, the clock runs out in two seconds. Absent in copies of releases up to 0.2.0: off. */
  closeWhenAllIn: v.optional(v.boolean(), true),
  /** The host reads each question out, and opens it himself. Absent in copies of releases up to 0.2.0: off. */
  readAloud: v.optional(v.boolean(), false),
  /** In which order the scores of a round on a sheet come out. */
  roundScores: v.optional(v.picklist(roundScoresOrders), 'lastFirst')
});
export type QuizSettings = v.InferOutput<typeof quizSettingsSchema>;
export const defaultSettings: QuizSettings = v.parse(quizSettingsSchema, {});

/** A quiz that has no ids yet: what the seed and the importers make. */
export const quizDraftSchema = v.object({
  title: titleSchema,
  language: v.optional(v.picklist(locales), 'en'),
  settings: v.optional(quizSettingsSchema, {}),
  rounds: v.pipe(
    v.array(
      v.object({
        title: v.optional(partTitleSchema, ''),
        format: v.optional(v.picklist(formatNames)),
        rules: v.optional(ownRulesSchema),
        items: v.array(itemContentSchema)
      })
    ),
    v.minLength(1),
    v.maxLength(MAX_ROUNDS)
  )
});
export type QuizDraft = v.InferOutput<typeof quizDraftSchema>;

/** A segment of the run of show. */
export interface FrozenRound {
  readonly id: RoundId;
  readonly title: string;
  /** How it is played; absent: question by question. */
  readonly format?: FormatName;
  /** What is scored otherwise than in the quiz. */
  readonly rules?: OwnRules;
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
