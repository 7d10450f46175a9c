import { isRight } from './is-right.ts';
import type { Score } from './score-item.ts';

/** What the answers of a team's members come to together. */
export type MembersCount = 'best' | 'average' | 'sum';

interface MembersAnswer<Id> {
  readonly tapMs: number;
  /** The team that it was given for; absent: for nobody else. */
  readonly team?: Id | undefined;
}

interface Member {
  readonly tapMs: number;
  readonly score: Score;
}

interface Rows<Id> {
  readonly answers: ReadonlyMap<Id, { readonly tapMs: number }>;
  readonly scores: ReadonlyMap<Id, Score>;
}

/**
 * What an item brought, with a row for each team whose members answered for themselves [GAME-75]: the best of them, the
 * average of those who answered, rounded half up, or their sum. Members keep their own rows beside it.
 *
 * @param how `undefined` where nobody answers for a team: the rows are what they were
 */
export function withTeams<Id>(
  answers: ReadonlyMap<Id, MembersAnswer<Id>>,
  scores: ReadonlyMap<Id, Score>,
  how: MembersCount | undefined
): Rows<Id> {
  if (!how) return { answers, scores };
  const teams = new Map<Id, Member[]>();
  for (const [id, { team, tapMs }] of answers) {
    const score = scores.get(id);
    if (team === undefined || !score) continue;
    const members = teams.get(team) ?? [];
    members.push({ tapMs, score });
    teams.set(team, members);
  }
  const rows = { answers: new Map<Id, { tapMs: number }>(answers), scores: new Map(scores) };
  for (const [team, members] of teams) {
    const [first, ...others] = members;
    if (!first) continue;
    // Of equals the fastest.
    let best = first;
    for (const other of others)
      if ((other.score.points - best.score.points || best.tapMs - other.tapMs) > 0) best = other;
    const mean = (of: (member: Member) => number) =>
      members.reduce((sum, member) => sum + of(member), 0) / members.length;
    const sum = members.reduce((total, { score }) => total + score.points, 0);
    const grade = how === 'best' ? best.score.grade : mean(({ score }) => score.grade);
    rows.answers.set(team, { tapMs: how === 'best' ? best.tapMs : Math.round(mean(({ tapMs }) => tapMs)) });
    rows.scores.set(team, {
      grade,
      right: isRight(grade),
      points:
        how === 'best' ? best.score.points : how === 'sum' ? sum : Math.floor(sum / members.length + 0.5)
    });
  }
  return rows;
}
