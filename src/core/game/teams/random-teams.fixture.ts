import { asId, type ContestantId } from '../../ids.ts';
import { answerTo, playerId, uuid } from '../../quiz/quiz.fixture.ts';
import { questionsAmong } from '../../item/item.ts';
import type { Command } from '../commands.ts';
import { avatars } from '../contestants/avatars.ts';
import type { GameState } from '../state.ts';
import { teamsAnswers, teamsChoose, teamsWho } from './team-settings.ts';
import { teamsOf } from './team.ts';

export const teamId = (number: number): ContestantId => asId<ContestantId>(uuid(8, number));

interface Pick {
  readonly player: number;
  readonly pick: number;
  readonly wait: number;
}

/** What somebody does about teams in a random game; some of it makes no sense at that moment. */
export function teamCommand(state: GameState, { player, pick, wait }: Pick): Command {
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[pick % choices.length] ?? choices[0];
  const teams = teamsOf(state);
  const some = teams[wait % Math.max(1, teams.length)];
  const other = teams[pick % Math.max(1, teams.length)];
  const paper = teams.find(({ team }) => team.isPaper);
  const by = playerId(player);
  const to = some?.id ?? teamId(99);
  const number = state.teamIds.length;
  const fresh = { teamId: teamId(number), seed: `seed ${String(number)}` };
  const look = {
    profile: { name: one('Foxes', 'foxes', 'Dé Uilen', ''), avatar: avatars[pick % avatars.length] ?? '🦊' },
    colour: pick % 9
  };
  // Mostly one that was on.
  const begun = questionsAmong(state.quiz.items.filter((_item, index) => state.begun.has(index)));
  const question = begun[wait % Math.max(1, begun.length)] ?? questionsAmong(state.quiz.items)[0];
  const settings = {
    who: one(...teamsWho),
    choose: teamsChoose[wait % 5] ?? 'free',
    answers: teamsAnswers[wait % 4] ?? 'shared',
    ...(pick % 3 === 0 && { limit: 1 + (wait % 3), perHead: one(0, 50) })
  };
  // Mostly there are teams.
  if (!state.teams && pick % 4 > 0)
    return {
      type: 'setTeams',
      settings,
      names: ['Owls', 'Foxes'],
      made: [fresh, { teamId: teamId(number + 1), seed: `seed ${String(number + 1)}` }]
    };
  const made: Command =
    number < 12 ? { type: 'makeTeam', playerId: by, ...look, ...fresh } : { type: 'watchCaptains' };
  if (paper && question && pick % 5 === 1)
    return {
      type: 'enterPaperAnswer',
      teamId: paper.id,
      itemId: question.id,
      value: wait % 7 === 0 ? null : answerTo(question.question, wait % 2 === 0)
    };
  const large = teams.find(({ team }) => team.members.size > 1);
  if (large && pick % 5 === 2)
    return { type: 'nameCaptain', teamId: large.id, playerId: [...large.team.members].at(-1) ?? by };
  return one<Command>(
    made,
    { type: 'joinTeam', playerId: by, teamId: to },
    { type: 'joinTeam', playerId: by, key: some?.team.key.toLowerCase() ?? 'nonono' },
    { type: 'joinTeam', playerId: by, name: 'FOXES' },
    wait % 5 === 0 ? { type: 'setTeams' } : { type: 'setTeams', settings, names: [] },
    { type: 'moveMember', playerId: by, teamId: to },
    wait % 3 === 0 ? { type: 'moveMember', playerId: by } : { type: 'leaveTeam', playerId: by },
    { type: 'handOver', playerId: some?.team.captain ?? by, to: by },
    { type: 'dressTeam', playerId: some?.team.captain ?? by, ...look },
    { type: 'renameTeam', teamId: to, name: one('Owls', 'owls', ' ') },
    wait % 4 === 0 ? { type: 'mergeTeams', teamId: to, into: other?.id ?? to } : made,
    wait % 6 === 0 ? { type: 'removeTeam', teamId: to } : made,
    { type: 'setHandicap', teamId: to, points: wait - 300 },
    number < 12 && (!paper || wait % 8 === 0) ? { type: 'addPaperTable', name: 'Paper', ...fresh } : made,
    { type: 'enterPaperPoints', teamId: paper?.id ?? to, round: wait % 2, points: wait % 400 }
  );
}
