import type { ContestantId, PlayerId } from '../../ids.ts';
import { profileOf, type Profile } from '../contestants/profile.ts';
import type { GameState } from '../state.ts';
import type { Player } from '../contestants/contestants.ts';
import type { TeamSettings } from './team-settings.ts';
import { teamOfPlayer, teamsOf, type TeamContestant } from './team.ts';

/** A team as everybody may see it. */
export interface TeamFace extends Profile {
  readonly id: ContestantId;
  readonly colour: number;
}

/** What marks the row of a team, and of a paper table. */
export interface RowOfTeam {
  readonly colour?: number;
  readonly isPaper?: true;
}

/** What phones need to choose a team [GAME-72]. */
export interface TeamsForPlayers extends Pick<TeamSettings, 'who' | 'choose' | 'answers'> {
  /** Absent where there are too many for a list: name or key find them all the same. */
  readonly list?: readonly TeamFace[];
}

/** The own team, to its members alone. */
export interface OwnTeam extends TeamFace {
  readonly key: string;
  readonly captain?: PlayerId;
  readonly members: readonly (Profile & { readonly id: PlayerId })[];
}

/** A team or a paper table on displays. */
export interface TeamOnStage extends TeamFace {
  readonly heads: number;
  readonly isPaper?: true;
}

/** And to the host. */
export interface TeamOfHost extends TeamOnStage {
  readonly number: number;
  readonly key: string;
  readonly captain?: PlayerId;
  readonly members: readonly PlayerId[];
  readonly handicap: number;
  readonly score: number;
  /** Of a paper table: points entered by round, and what stands on it by item. */
  readonly entered?: Readonly<Record<number, number>>;
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** Teams on the list of phones, and on the stage of the lobby. */
const MOST_LISTED = 24;
const MOST_ON_STAGE = 60;

const faceOf = ({ id, profile, team: { colour } }: TeamContestant): TeamFace => ({
  id,
  ...profileOf(profile),
  colour
});

export function teamsForPlayers(state: GameState): { readonly teams?: TeamsForPlayers } {
  if (!state.teams) return {};
  const { who, choose, answers } = state.teams;
  const listed = teamsOf(state).filter(
    ({ team }) => !team.isPaper && (choose !== 'free' || team.members.size > 0)
  );
  return {
    teams: { who, choose, answers, ...(listed.length <= MOST_LISTED && { list: listed.map(faceOf) }) }
  };
}

export function ownTeam(state: GameState, player: Player): OwnTeam | undefined {
  const contestant = teamOfPlayer(state, player);
  if (!contestant) return undefined;
  const { key, captain, members } = contestant.team;
  return {
    ...faceOf(contestant),
    key,
    ...(captain !== undefined && { captain }),
    members: [...members].flatMap((id) => {
      const member = state.players.get(id);
      return member ? [{ id, ...profileOf(member.profile) }] : [];
    })
  };
}

const onStage = (contestant: TeamContestant): TeamOnStage => ({
  ...faceOf(contestant),
  heads: contestant.team.members.size,
  ...(contestant.team.isPaper && { isPaper: true })
});

/** The teams in the lobby of displays; nothing where there is none. */
export function teamsOnStage(state: GameState): { readonly teams?: readonly TeamOnStage[] } {
  if (state.phase.name !== 'lobby' || state.teamIds.length === 0) return {};
  const teams = teamsOf(state).filter(({ isOut }) => !isOut);
  return teams.length > 0 ? { teams: teams.slice(-MOST_ON_STAGE).map(onStage) } : {};
}

/** What the host has of teams, and that these commands are known; each team is a key of its own, and is sent alone. */
export function teamsOfHost(state: GameState): TeamsOfHost {
  const teams = teamsOf(state).map((contestant) => [
    `team${String(contestant.team.number)}`,
    ofHost(state, contestant)
  ]);
  return {
    tables: { ...(state.teams && { settings: state.teams }) },
    ...(Object.fromEntries(teams) as Record<TeamKey, TeamOfHost>)
  };
}

type TeamKey = `team${number}`;
export interface TeamsOfHost {
  /** Absent from workers that know no teams, nor the commands about them. */
  readonly tables?: { readonly settings?: TeamSettings };
  readonly [team: TeamKey]: TeamOfHost | undefined;
}

function ofHost(state: GameState, contestant: TeamContestant): TeamOfHost {
  const { number, key, captain, members, handicap, isPaper, entered } = contestant.team;
  return {
    ...onStage(contestant),
    number,
    key,
    ...(captain !== undefined && { captain }),
    members: [...members],
    handicap,
    score: contestant.score,
    ...(isPaper && { entered: Object.fromEntries(entered), answers: writtenBy(state, contestant.id) })
  };
}

function writtenBy({ answers }: GameState, id: ContestantId): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [item, given] of answers) {
    const answer = given.get(id);
    if (answer) written[item] = answer.value;
  }
  return written;
}
