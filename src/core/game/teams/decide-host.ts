import type { ContestantId } from '../../ids.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { TeamHostCommand } from './commands.ts';
import { dealt } from './deal.ts';
import type { TeamMade } from './events.ts';
import { makeTeam } from './make.ts';
import { teamName } from './names.ts';
import { enterPaperAnswer, enterPaperPoints } from './paper.ts';
import { MAX_LISTED, MAX_TEAM_POINTS } from './team-settings.ts';
import { teamAt, teamsOf } from './team.ts';

type Of<Type extends TeamHostCommand['type']> = Extract<TeamHostCommand, { type: Type }>;

/** How the evening is played, before it begins [GAME-70]; teams that are there and not on a list stay. */
function setTeams(state: GameState, { settings, names = [], made = [] }: Of<'setTeams'>): Decision {
  if (state.phase.name !== 'lobby') return reject('notNow');
  if (names.length > MAX_LISTED) return reject('badName');
  const teams = teamsOf(state).filter(({ team }) => !team.isPaper);
  if (!settings)
    return accept(
      ...teams.map(({ id }) => ({ type: 'teamRemoved' as const, teamId: id })),
      ...(state.teams ? [{ type: 'teamsSet' as const }] : [])
    );
  const known = new Set(teams.map(({ profile }) => profile.name));
  const events: TeamMade[] = [];
  for (const name of settings.choose === 'free' ? [] : names) {
    const fresh = made[events.length];
    if (known.has(name.trim()) || !fresh) continue;
    const event = makeTeam(state, { name }, fresh, events);
    if (event === 'full') return reject('roomFull');
    if (!event) return reject('badName');
    events.push(event);
  }
  const set = { type: 'teamsSet' as const, settings };
  if (settings.choose !== 'dealt') return accept(set, ...events);
  const sizes = new Map<ContestantId, number>(teams.map(({ id, team }) => [id, team.members.size]));
  for (const { teamId } of events) sizes.set(teamId, 0);
  return accept(set, ...events, ...dealt(state, sizes));
}

/** A change of a team that is there, or of a paper table. */
const about = (state: GameState, id: ContestantId, change: () => Decision): Decision =>
  teamAt(state, id) ? change() : reject('unknownTeam');

export const decideTeamsOfHost: DecideTable<TeamHostCommand['type']> = {
  setTeams,
  moveMember(state, { playerId, teamId }) {
    const player = state.players.get(playerId);
    if (!player || player.kicked) return reject('unknownPlayer');
    const into = teamId === undefined ? undefined : teamAt(state, teamId);
    if (teamId !== undefined && (!into || into.team.isPaper)) return reject('unknownTeam');
    return player.contestant === (teamId ?? playerId)
      ? accept()
      : accept({ type: 'memberMoved', playerId, ...(teamId !== undefined && { teamId }) });
  },
  renameTeam: (state, { teamId, name: typed }) =>
    about(state, teamId, () => {
      const name = teamName(state, typed, teamId);
      return name === undefined ? reject('badName') : accept({ type: 'teamChanged', teamId, name });
    }),
  nameCaptain(state, { teamId, playerId }) {
    const { team } = teamAt(state, teamId) ?? {};
    if (!team) return reject('unknownTeam');
    if (!team.members.has(playerId)) return reject('unknownPlayer');
    return team.captain === playerId ? accept() : accept({ type: 'captainNamed', teamId, playerId });
  },
  mergeTeams(state, { teamId, into }) {
    const [from, other] = [teamAt(state, teamId), teamAt(state, into)];
    if (!from || !other || from === other || from.team.isPaper || other.team.isPaper)
      return reject('unknownTeam');
    return accept({ type: 'teamRemoved', teamId, into });
  },
  removeTeam: (state, { teamId }) => about(state, teamId, () => accept({ type: 'teamRemoved', teamId })),
  setHandicap: (state, { teamId, points }) =>
    about(state, teamId, () =>
      Math.abs(points) > MAX_TEAM_POINTS
        ? reject('badAnswer')
        : accept({ type: 'teamChanged', teamId, handicap: points })
    ),
  addPaperTable(state, { name, teamId, seed }) {
    if (teamId === undefined || seed === undefined) return reject('notNow');
    const made = makeTeam(state, { name, isPaper: true }, { teamId, seed });
    if (made === 'full') return reject('roomFull');
    return made ? accept(made) : reject('badName');
  },
  enterPaperAnswer,
  enterPaperPoints
};
