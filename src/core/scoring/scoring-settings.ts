import * as v from 'valibot';
import { scoringRules } from './scoring-rules.ts';

export type ScoringMode = keyof typeof scoringRules;

/** Names of the scoring rules, as quizzes store them. */
// The keys of a constant are its keys.
export const scoringModes = Object.keys(scoringRules) as ScoringMode[];

/** What is partly right brings as its kind grades it, also where a kind grades as a whole, or nothing. */
export const partialCredits = ['usual', 'parts', 'none'] as const;
/** What a wrong answer costs, in percent of the points. */
export const penalties = [0, 25, 50, 100] as const;
/** What each further right answer in a row brings, in percent of the points. */
export const streakBonuses = [0, 10, 20] as const;
/** Before what contestants bet a part of what they have. */
export const wagers = ['none', 'question', 'round'] as const;

/** How an item is scored. Plain data: kept with the quiz, and overridden by a round or an item. */
export interface ScoringSettings {
  readonly scoring: ScoringMode;
  readonly partialCredit: (typeof partialCredits)[number];
  readonly penalty: (typeof penalties)[number];
  readonly streakBonus: (typeof streakBonuses)[number];
  readonly double: boolean;
  readonly wager: (typeof wagers)[number];
}

/** What holds where nothing else is said, as it did in releases that knew no other. */
export const plainRules: Omit<ScoringSettings, 'scoring'> = {
  partialCredit: 'usual',
  penalty: 0,
  streakBonus: 0,
  double: false,
  wager: 'none'
};

/** The rules as they come from outside, each by itself. */
export const ruleSchemas = {
  scoring: v.picklist(scoringModes),
  partialCredit: v.picklist(partialCredits),
  penalty: v.picklist(penalties),
  streakBonus: v.picklist(streakBonuses),
  double: v.boolean(),
  wager: v.picklist(wagers)
} as const;

/** What a round or an item says otherwise. */
export const ownRulesSchema = v.object({
  scoring: v.exactOptional(ruleSchemas.scoring),
  partialCredit: v.exactOptional(ruleSchemas.partialCredit),
  penalty: v.exactOptional(ruleSchemas.penalty),
  streakBonus: v.exactOptional(ruleSchemas.streakBonus),
  double: v.exactOptional(ruleSchemas.double),
  wager: v.exactOptional(ruleSchemas.wager)
});
export type OwnRules = Partial<ScoringSettings>;
