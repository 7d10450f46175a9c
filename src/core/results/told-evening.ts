import type { AwardName } from './award-rules.ts';

export interface Face {
  readonly name: string;
  readonly avatar: string;
}

/** A place on the podium, and whoever shares it. */
export interface PodiumPlace {
  readonly rank: number;
  readonly score: number;
  readonly faces: readonly Face[];
  readonly more: number;
}

export interface ToldAward {
  readonly name: AwardName;
  /** In the unit of its rule. */
  readonly value: number;
  readonly winners: readonly (Face & {
    /** The number of the question that it was won with, what was asked, and what was answered. */
    readonly with?: { readonly number: number; readonly prompt: string; readonly answer: string };
  })[];
  readonly more: number;
}

export interface NamedQuestion {
  readonly number: number;
  readonly prompt: string;
}

/** One item on the timeline. Times are ms since the epoch. */
export interface ToldMoment extends NamedQuestion {
  readonly from: number;
  readonly to: number;
  readonly present: number;
  readonly answered: number;
  /** How many had it right; absent of what was skipped. */
  readonly right?: number;
}

export interface RankLine extends Face {
  readonly rank: number;
  readonly course: readonly number[];
}

export interface RankLines {
  readonly numbers: readonly number[];
  readonly of: readonly RankLine[];
}

/** What is worth telling of an evening, beside its scoreboard. */
export interface ToldEvening {
  readonly podium: readonly PodiumPlace[];
  readonly awards: readonly ToldAward[];
  readonly hardest: readonly (NamedQuestion & { readonly right: number })[];
  readonly divisive?: NamedQuestion & {
    readonly camps: readonly { readonly answer: string; readonly count: number }[];
    readonly answered: number;
  };
  readonly moments: readonly ToldMoment[];
  /** Of the ten best, by the numbers of the questions as they were played. */
  readonly lines: RankLines;
}

/** What one player did with one question. */
export interface ToldAnswer extends NamedQuestion {
  /** Empty where there was none. */
  readonly answer: string;
  readonly solution: string;
  readonly right: boolean;
  readonly points: number;
  /** The rank after it, from 1. */
  readonly rank: number;
}

export interface ToldCertificate extends Face {
  readonly rank: number;
  readonly score: number;
  readonly awards: readonly { readonly name: AwardName; readonly value: number }[];
}
