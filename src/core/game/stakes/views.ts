import type { OwnRules, ScoringSettings } from '../../scoring/scoring-settings.ts';
import type { Profile } from '../contestants/profile.ts';

/** How it is counted, where that is not as usual: absent keys are as usual. */
export type ToldRules = Omit<OwnRules, 'scoring'> & Pick<ScoringSettings, 'scoring'>;

/** What is at stake for everybody: ids of the round that a joker may go on, and of what a wager may be placed on. */
export interface AtStake {
  readonly joker?: string;
  readonly wager?: string;
}

/** What one contestant has at stake. */
export interface OwnStakes {
  /** Number of the round that the joker is on, from 1. */
  readonly joker?: number;
  readonly wager?: { readonly on: string; readonly points: number };
}

/** What is at stake in what is on. */
export interface Staked {
  /** Who has put the joker on the round that is on, and how many. */
  readonly jokers: { readonly count: number; readonly names: readonly string[] };
  /** How many have wagered something on what is on. */
  readonly wagers: number;
}

/** Who had the joker on a round that is over, and what it brought. */
export interface PaidJoker extends Profile {
  readonly points: number;
}

/** Workers up to 0.2.0 know none of these. */
export interface SharedStakes {
  /** How what is on is counted, in an evening where anything is counted in a special way [GAME-88]. */
  readonly rules?: ToldRules;
  /** What may be put at stake right now [GAME-85] [GAME-86]. */
  readonly atStake?: AtStake;
}

export interface PlayersStakes {
  /** Whether anything is counted in a special way: phones get what tells of it. */
  readonly hasRules?: boolean;
}

export interface DisplayStakes {
  /** On the scoreboard, that it is covered: the last question decides [GAME-88]. */
  readonly isCovered?: boolean;
  /** Once a round is over, who had the joker on it, those first to whom it brought most [GAME-87]. */
  readonly jokers?: readonly PaidJoker[];
}

export interface HostStakes {
  readonly staked?: Staked;
}
