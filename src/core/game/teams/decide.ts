import { aloneAs, type Player } from '../contestants/contestants.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { Context } from '../commands.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { TeamCommand, TeamPlayerCommand } from './commands.ts';
import { decideTeamsOfHost } from './decide-host.ts';
import { makeTeam } from './make.ts';
import { nameKey } from '../contestants/player-name.ts';
import { teamName } from './names.ts';
import { readTeamKey } from './team-key.ts';
import { TEAM_COLOURS } from './team-settings.ts';
import { teamAt, teamOfPlayer, teamsOf, type TeamContestant } from './team.ts';

type Of<Type extends TeamPlayerCommand['type']> = Extract<TeamPlayerCommand, { type: Type }>;

/** A captain who is gone for so long is one no more, where another member is here, in ms. */
const CAPTAIN_GONE_MS = 15_000;

/** Whether a player may choose a team at all: before the start, and later whoever has answered nothing alone [GAME-72]. */
function mayChoose(state: GameState, player: Player): boolean {
  if (state.phase.name === 'lobby') return true;
  return player.contestant === aloneAs(player.id) && !player.hasAnswered;
}

/** Whether one more gets in: above the limit only where a head has its price [GAME-76]. */
export const hasRoom = ({ teams }: GameState, { team }: TeamContestant): boolean =>
  !team.isPaper && (team.members.size < (teams?.limit ?? Infinity) || (teams?.perHead ?? 0) > 0);

function make(state: GameState, { playerId, profile, colour, ...rest }: Of<'makeTeam'>): Decision {
  const player = state.players.get(playerId);
  if (!player || player.kicked) return reject('unknownPlayer');
  if (state.teams?.choose !== 'free' || !mayChoose(state, player)) return reject('notNow');
  const made = makeTeam(state, { ...profile, colour }, rest);
  if (made === 'full') return reject('roomFull');
  if (!made) return reject('badName');
  return accept(made, { type: 'memberMoved', playerId, teamId: made.teamId });
}

function join(state: GameState, { playerId, key, teamId, name }: Of<'joinTeam'>): Decision {
  const player = state.players.get(playerId);
  if (!player || player.kicked) return reject('unknownPlayer');
  if (!state.teams) return reject('notNow');
  const byKey = key === undefined ? undefined : state.teamKeys.get(readTeamKey(key));
  const byName = name === undefined ? undefined : state.teamNames.get(nameKey(name.trim()));
  const found = byKey ?? teamId ?? byName;
  const contestant = found && teamAt(state, found);
  if (!contestant || contestant.team.isPaper) return reject('unknownTeam');
  if (contestant.id === player.contestant) return accept();
  // Whoever was dealt to a team comes to another one only by its key.
  if (!byKey && (state.teams.choose === 'dealt' || state.phase.name !== 'lobby')) return reject('notNow');
  if (!mayChoose(state, player)) return reject('notNow');
  if (!hasRoom(state, contestant)) return reject('teamFull');
  return accept({ type: 'memberMoved', playerId, teamId: contestant.id });
}

/** What only the captain does; nobody does it for a team of somebody else. */
function asCaptain(state: GameState, playerId: Player['id']): TeamContestant | undefined {
  const player = state.players.get(playerId);
  const contestant = player && teamOfPlayer(state, player);
  return contestant?.team.captain === playerId ? contestant : undefined;
}

/** Where a captain is gone and another member is here, that one is the captain [GAME-73]. */
function watchCaptains(state: GameState, { now, goneSince }: Context): Decision {
  if (!state.teams) return accept();
  const events = teamsOf(state).flatMap(({ id, team: { captain, members } }) => {
    const since = captain === undefined ? undefined : goneSince(captain);
    if (since === undefined || now - since < CAPTAIN_GONE_MS) return [];
    const next = [...members].find((member) => goneSince(member) === undefined);
    return next === undefined ? [] : [{ type: 'captainNamed' as const, teamId: id, playerId: next }];
  });
  return accept(...events);
}

export const decideTeams: DecideTable<TeamCommand['type']> = {
  ...decideTeamsOfHost,
  makeTeam: make,
  joinTeam: join,
  leaveTeam(state, { playerId }) {
    const player = state.players.get(playerId);
    if (!player || player.kicked) return reject('unknownPlayer');
    if (!teamOfPlayer(state, player)) return accept();
    if (state.phase.name !== 'lobby' || state.teams?.choose === 'dealt') return reject('notNow');
    return accept({ type: 'memberMoved', playerId });
  },
  handOver(state, { playerId, to }) {
    const contestant = asCaptain(state, playerId);
    if (!contestant) return reject('notNow');
    if (!contestant.team.members.has(to)) return reject('unknownPlayer');
    return to === playerId ? accept() : accept({ type: 'captainNamed', teamId: contestant.id, playerId: to });
  },
  dressTeam(state, { playerId, profile, colour }) {
    const contestant = asCaptain(state, playerId);
    if (!contestant || state.phase.name !== 'lobby' || state.teams?.choose !== 'free')
      return reject('notNow');
    const name = teamName(state, profile.name, contestant.id);
    if (name === undefined) return reject('badName');
    const look = { name, avatar: profile.avatar, colour: colour % TEAM_COLOURS };
    return accept({ type: 'teamChanged', teamId: contestant.id, ...look });
  },
  watchCaptains: (state, _command, context) => watchCaptains(state, context)
};
