import { scoringRules } from './scoring-rules.ts';

export type ScoringMode = keyof typeof scoringRules;

/** Names of the scoring rules, as quizzes store them. */
// The keys of a constant are its keys.
export const scoringModes = Object.keys(scoringRules) as ScoringMode[];

/** How an item is scored. Plain data: kept with the quiz, and overridden by a round or an item. */
export interface ScoringSettings {
  readonly scoring: ScoringMode;
}
