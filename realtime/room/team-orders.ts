import type { Command } from '#core/game/commands.ts';
import type { TeamHostCommand } from '#core/game/teams/commands.ts';
import { profileOf } from '#core/game/contestants/profile.ts';
import { asId, type ContestantId, type PlayerId } from '#core/ids.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { TeamDeed } from '#core/protocol/team-frames.ts';

/** What a player does about teams, as a command; what is random about it is made here. */
export function commandOfDeed(playerId: PlayerId, deed: TeamDeed, newId: () => string): Command {
  switch (deed.type) {
    case 'make': {
      const fresh = { teamId: asId<ContestantId>(newId()), seed: newId() };
      return { type: 'makeTeam', playerId, profile: profileOf(deed), colour: deed.colour, ...fresh };
    }
    case 'join':
      return { type: 'joinTeam', playerId, key: deed.key };
    case 'choose':
      return { type: 'joinTeam', playerId, teamId: asId(deed.team) };
    case 'find':
      return { type: 'joinTeam', playerId, name: deed.name };
    case 'leave':
      return { type: 'leaveTeam', playerId };
    case 'handOver':
      return { type: 'handOver', playerId, to: asId(deed.to) };
    case 'dress':
      return { type: 'dressTeam', playerId, profile: profileOf(deed), colour: deed.colour };
  }
}

/** A host's order with what is random about it; ids and answers were checked to be that. */
export function withNewTeams(
  command: HostCommandFrame,
  newId: () => string
): HostCommandFrame | TeamHostCommand {
  const fresh = () => ({ teamId: asId<ContestantId>(newId()), seed: newId() });
  if (command.type === 'addPaperTable') return { ...command, ...fresh() };
  if (command.type === 'setTeams') return { ...command, made: (command.names ?? []).map(fresh) };
  return command;
}
