import type { ContestantId, PlayerId } from '../../ids.ts';
import type { Contestant, ContestantsState, Player } from '../contestants/contestants.ts';
import type { MembersCount } from '../../scoring/team-score.ts';
import type { TeamSettings } from './team-settings.ts';

/** What makes a contestant a team, or a paper table that has no phone. */
export interface Team {
  /** From 1, in the order in which they were made: what a table is called by who types its answers. */
  readonly number: number;
  /** Lets any phone in; known to the team and the host alone. */
  readonly key: string;
  readonly isPaper: boolean;
  /** Those who were not removed, in the order in which they came. */
  readonly members: Set<PlayerId>;
  captain: PlayerId | undefined;
  colour: number;
  /** Points that the host gave or took beforehand. */
  handicap: number;
  /** Of a paper table: points that were entered for a round, by its index. */
  readonly entered: Map<number, number>;
  /** What of all this is in the score by now. */
  granted: number;
  /** Somebody was in it when the show had begun: it keeps its row when nobody is left. */
  stays: boolean;
  isRemoved: boolean;
}

/** The part of the state that teams are. */
export interface TeamsState {
  /** `undefined`: everybody for himself. */
  teams: TeamSettings | undefined;
  /** Teams by number − 1, by key, and by what their name looks like; removed ones keep number and key. */
  readonly teamIds: ContestantId[];
  readonly teamKeys: Map<string, ContestantId>;
  readonly teamNames: Map<string, ContestantId>;
}

export const noTeams = (): TeamsState => ({
  teams: undefined,
  teamIds: [],
  teamKeys: new Map(),
  teamNames: new Map()
});

export type TeamContestant = Contestant & { team: Team };

/** The team of this id that is there. */
export function teamAt({ contestants }: ContestantsState, id: ContestantId): TeamContestant | undefined {
  const contestant = contestants.get(id);
  return contestant?.team && !contestant.team.isRemoved ? (contestant as TeamContestant) : undefined;
}

/** The teams that are there, in the order in which they were made. */
export const teamsOf = (state: ContestantsState & TeamsState): TeamContestant[] =>
  state.teamIds.flatMap((id) => teamAt(state, id) ?? []);

/** The team of a player who is in one. */
export const teamOfPlayer = (state: ContestantsState, player: Player): TeamContestant | undefined =>
  player.kicked ? undefined : teamAt(state, player.contestant);

/** Whether a team gives one answer, whoever of it wrote it. */
export const isShared = ({ teams }: TeamsState): boolean => teams?.answers === 'shared';

/** Those who share an answer with a player, the player among them: nobody else is told of it [ROOM-27]. */
export const sharedWith = (
  state: ContestantsState & TeamsState,
  player: Player
): ReadonlySet<PlayerId> | undefined =>
  isShared(state) ? teamOfPlayer(state, player)?.team.members : undefined;

/** How the answers of members become that of their team; `undefined` where they share one, or nobody plays in teams. */
export const membersCount = ({ teams }: TeamsState): MembersCount | undefined =>
  teams && teams.answers !== 'shared' ? teams.answers : undefined;

/** Whether a player has anything to answer for: where only teams play, whoever is in one. */
export const mayPlay = (state: ContestantsState & TeamsState, player: Player): boolean =>
  state.teams?.who !== 'teams' || teamOfPlayer(state, player) !== undefined;
