import { aloneAs, type Contestant, type ContestantsState, type Player } from '../contestants/contestants.ts';
import { touch } from '../versions.ts';
import type { Team, TeamsState } from './team.ts';

type State = ContestantsState & TeamsState & { readonly phase: { readonly name: string } };

/** Who gets a row anew has no rank before. */
function setOut({ contestants }: ContestantsState, contestant: Contestant | undefined, isOut: boolean): void {
  if (!contestant || contestant.isOut === isOut) return;
  contestant.isOut = isOut;
  touch(contestants);
  if (!isOut) contestant.rankBefore = undefined;
}

/** Whether a player has a row alone: whoever is in no team, where others may play too. */
export function settleAlone(state: State, player: Player): void {
  const alone = aloneAs(player.id);
  const isOut = player.kicked || player.contestant !== alone || state.teams?.who === 'teams';
  setOut(state, state.contestants.get(alone), isOut);
}

/** A team has a row while anybody is in it, and from the start on also without; a paper table always has. */
export function settleTeam(state: ContestantsState & TeamsState, contestant: Contestant): void {
  const { team } = contestant;
  if (!team) return;
  const isThere = team.isPaper || team.members.size > 0 || team.stays;
  setOut(state, contestant, team.isRemoved || !isThere);
  grant(state, contestant, team);
}

/** Points beside all answers: handicap, what was entered for rounds, heads above the limit [GAME-76]. */
export function grantOf({ teams }: TeamsState, { handicap, entered, members }: Team): number {
  const { limit = Infinity, perHead = 0 } = teams ?? {};
  let points = handicap - perHead * Math.max(0, members.size - limit);
  for (const more of entered.values()) points += more;
  return points;
}

function grant(state: TeamsState, contestant: Contestant, team: Team): void {
  const granted = grantOf(state, team);
  contestant.score += granted - team.granted;
  team.granted = granted;
}

/** The captain goes to whoever is in the team for longest [GAME-73]. */
function moveCaptain(team: Team): void {
  if (team.captain === undefined || !team.members.has(team.captain))
    team.captain = team.members.values().next().value;
}

/** Takes a player out of the team, where there is one; the player is in it still, for who asks. */
export function takeOut(state: State, player: Player): void {
  const contestant = state.contestants.get(player.contestant);
  if (!contestant?.team) return;
  contestant.team.members.delete(player.id);
  if (state.phase.name !== 'lobby') contestant.team.stays = true;
  moveCaptain(contestant.team);
  settleTeam(state, contestant);
}

/** Puts a player into the contestant that is theirs by now. */
export function putIn(state: State, player: Player): void {
  const contestant = state.contestants.get(player.contestant);
  if (contestant?.team && !player.kicked) {
    contestant.team.members.add(player.id);
    moveCaptain(contestant.team);
    settleTeam(state, contestant);
  }
  settleAlone(state, player);
}
