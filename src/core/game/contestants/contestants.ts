import type { ContestantId, PlayerId } from '../../ids.ts';
import { emptyTally, type Tally } from '../../scoring/tally.ts';
import type { Team } from '../teams/team.ts';
import type { TimeFactor } from '../extra-time/own-end.ts';
import type { Profile } from './profile.ts';

/** A person with a phone. */
export interface Player {
  readonly id: PlayerId;
  /** Whose row on the scoreboard the player's answers count for. */
  contestant: ContestantId;
  /** Whose they were before the player was moved; absent for who never was. */
  left?: Set<ContestantId>;
  /** As typed, or as the host changed it [GAME-21]. */
  profile: Profile;
  /** Hash of the resume token. Never part of a view. */
  readonly credential: string;
  /** Print of the address that the join came from, where it was known. Never part of a view. */
  readonly from: string | undefined;
  /** When the player joined, in whole seconds since the epoch, where that is known. */
  readonly joinedSecond: number | undefined;
  kicked: boolean;
  /** Who was named when this player was removed with others [GAME-17]. */
  removedWith: PlayerId | undefined;
  /** The host gave the name: the player does not choose another one [GAME-29]. */
  isNamedByHost: boolean;
  /** Whether any answer was accepted: from then on the place is kept [GAME-15]. */
  hasAnswered: boolean;
  /** So much of the time of a question the player has [GAME-44]; 1 as everybody. */
  timeFactor: TimeFactor;
}

/**
 * Whoever has a row on the scoreboard: a player alone, a team, a paper table. The totals are over revealed items; `recount` derives the same from
 * the answers [SCORING-3].
 */
export interface Contestant extends Tally {
  readonly id: ContestantId;
  profile: Profile;
  /** What makes it a team or a paper table. */
  team?: Team;
  /** Has no row: removed, or plays in a team. */
  isOut: boolean;
  /** Where a tie-break has put it among its equals; 0 where it took part in none. */
  tie: number;
  /** Rank before the last reveal, to show who climbed. */
  rankBefore: number | undefined;
}

/** Who takes part: the part of the state that joins and removals change. */
export interface ContestantsState {
  readonly players: Map<PlayerId, Player>;
  readonly contestants: Map<ContestantId, Contestant>;
  /** Lower-cased names in use, and players by credential: indexes over `players`. */
  readonly names: Set<string>;
  readonly credentials: Map<string, PlayerId>;
  /** How many were removed, and how many who were not came from each print: counters over `players`. */
  removed: number;
  readonly countFrom: Map<string, number>;
  isDoorClosed: boolean;
}

export const noContestants = (): ContestantsState => ({
  players: new Map(),
  contestants: new Map(),
  names: new Set(),
  credentials: new Map(),
  removed: 0,
  countFrom: new Map(),
  isDoorClosed: false
});

/** A player alone is a contestant of the same id. */
export const aloneAs = (id: PlayerId): ContestantId => id as string as ContestantId;

export const newContestant = (id: ContestantId, profile: Profile): Contestant => ({
  ...emptyTally(),
  id,
  profile,
  isOut: false,
  tie: 0,
  rankBefore: undefined
});

export const activePlayers = (state: ContestantsState): Player[] =>
  [...state.players.values()].filter((player) => !player.kicked);

/** How many rows there are: one for each who was not removed, where nobody plays in teams. */
export function countRows(state: ContestantsState & { readonly teamIds: readonly unknown[] }): number {
  if (state.teamIds.length === 0) return countActive(state);
  let rows = 0;
  for (const { isOut } of state.contestants.values()) if (!isOut) rows += 1;
  return rows;
}

/** How many were not removed. */
export const countActive = (state: ContestantsState): number => state.players.size - state.removed;

/** Counts who came from there and was not removed. */
export function countFrom(state: ContestantsState, from: string | undefined, by: 1 | -1): void {
  if (from !== undefined) state.countFrom.set(from, (state.countFrom.get(from) ?? 0) + by);
}

/** Whose answers are a contestant's. A player alone is a contestant of the same id. */
export const playersOf = (
  { players, contestants }: ContestantsState,
  contestant: ContestantId
): readonly PlayerId[] => {
  const { team } = contestants.get(contestant) ?? {};
  if (team) return [...team.members];
  const alone = players.get(contestant as string as PlayerId);
  return alone?.contestant === contestant ? [alone.id] : [];
};
