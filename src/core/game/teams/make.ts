import { avatars } from '../contestants/avatars.ts';
import type { Profile } from '../contestants/profile.ts';
import type { NewTeam } from './commands.ts';
import type { TeamMade } from './events.ts';
import { teamName } from './names.ts';
import { teamKey } from './team-key.ts';
import { MAX_TEAMS, TEAM_COLOURS } from './team-settings.ts';
import type { TeamsState } from './team.ts';

interface Look extends Partial<Omit<Profile, 'name'>> {
  readonly name: string;
  readonly colour?: number;
  readonly isPaper?: true;
}

/** The event that makes a team; `undefined` where its name cannot be, `full` where there are too many. */
export function makeTeam(
  state: TeamsState,
  { name: typed, avatar, colour, isPaper }: Look,
  { teamId, seed }: NewTeam,
  before: readonly TeamMade[] = []
): TeamMade | 'full' | undefined {
  const number = state.teamIds.length + before.length;
  if (number >= MAX_TEAMS) return 'full';
  const name = teamName(
    state,
    typed,
    undefined,
    before.map((made) => made.name)
  );
  if (name === undefined) return undefined;
  const taken = (key: string) => state.teamKeys.has(key) || before.some((made) => made.key === key);
  let attempt = 0;
  while (taken(teamKey(seed, attempt))) attempt += 1;
  return {
    type: 'teamMade',
    teamId,
    key: teamKey(seed, attempt),
    name,
    avatar: avatar ?? avatars[(number * 7) % avatars.length] ?? '🦊',
    colour: (colour ?? number) % TEAM_COLOURS,
    ...(isPaper && { isPaper })
  };
}
