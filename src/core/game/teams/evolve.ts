import { questionsAmong } from '../../item/item.ts';
import { newContestant, aloneAs } from '../contestants/contestants.ts';
import { nameKey } from '../contestants/player-name.ts';
import { profileOf } from '../contestants/profile.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { TeamEvent, TeamMade } from './events.ts';
import { putIn, settleAlone, settleTeam, takeOut } from './rows.ts';
import { writeOnPaper } from './paper.ts';
import { teamAt, type Team } from './team.ts';

export const evolveTeams: EvolveTable<TeamEvent['type']> = {
  teamsSet(state, { settings }) {
    state.teams = settings;
    for (const id of state.teamIds) {
      const contestant = state.contestants.get(id);
      if (contestant) settleTeam(state, contestant);
    }
    for (const player of state.players.values()) settleAlone(state, player);
  },
  teamMade(state, event) {
    const { teamId, key } = event;
    const contestant = newContestant(teamId, profileOf(event));
    contestant.team = newTeam(event, state.teamIds.length + 1);
    state.contestants.set(teamId, contestant);
    state.teamIds.push(teamId);
    state.teamKeys.set(key, teamId);
    state.teamNames.set(nameKey(event.name), teamId);
    contestant.isOut = true;
    settleTeam(state, contestant);
  },
  teamChanged(state, { teamId, name, avatar, colour, handicap }) {
    const contestant = teamAt(state, teamId);
    if (!contestant) return;
    const { profile, team } = contestant;
    if (name !== undefined) {
      state.teamNames.delete(nameKey(profile.name));
      state.teamNames.set(nameKey(name), teamId);
    }
    contestant.profile = { name: name ?? profile.name, avatar: avatar ?? profile.avatar };
    team.colour = colour ?? team.colour;
    team.handicap = handicap ?? team.handicap;
    settleTeam(state, contestant);
  },
  memberMoved(state, { playerId, teamId }) {
    const player = state.players.get(playerId);
    if (player) move(state, player, teamId);
  },
  captainNamed(state, { teamId, playerId }) {
    const contestant = teamAt(state, teamId);
    if (contestant?.team.members.has(playerId)) contestant.team.captain = playerId;
  },
  teamRemoved(state, { teamId, into }) {
    const contestant = teamAt(state, teamId);
    if (!contestant) return;
    for (const player of state.players.values()) if (player.contestant === teamId) move(state, player, into);
    contestant.team.isRemoved = true;
    state.teamNames.delete(nameKey(contestant.profile.name));
    settleTeam(state, contestant);
  },
  paperAnswered(state, event) {
    const item = questionsAmong(state.quiz.items).find(({ id }) => id === event.itemId);
    if (item) writeOnPaper(state, item, event);
  },
  paperScored(state, { teamId, round, points }) {
    const contestant = teamAt(state, teamId);
    if (!contestant) return;
    if (points === 0) contestant.team.entered.delete(round);
    else contestant.team.entered.set(round, points);
    settleTeam(state, contestant);
  }
};

const newTeam = ({ key, colour, isPaper }: TeamMade, number: number): Team => ({
  number,
  key,
  isPaper: isPaper === true,
  members: new Set(),
  captain: undefined,
  colour,
  handicap: 0,
  entered: new Map(),
  granted: 0,
  stays: false,
  isRemoved: false
});

/** What was answered stays with whom it was answered for. */
function move(
  state: GameState,
  player: NonNullable<ReturnType<GameState['players']['get']>>,
  teamId: TeamMade['teamId'] = aloneAs(player.id)
): void {
  if (teamId === player.contestant || !state.contestants.has(teamId)) return;
  takeOut(state, player);
  (player.left ??= new Set()).add(player.contestant);
  player.contestant = teamId;
  putIn(state, player);
}
