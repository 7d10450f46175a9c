import { compareScores, competitionRanks } from '../../scoring/rank.ts';
import { withTeams } from '../../scoring/team-score.ts';
import { answersTo } from '../answers/answers.ts';
import type { GameState } from '../state.ts';
import { membersCount } from '../teams/team.ts';

/** The ranks before the item that was revealed last, of those who had one: its points and times taken off again. */
export function rankBefore(state: GameState): void {
  const { scores, contestants, quiz } = state;
  if (!scores) return;
  const { breakTiesByTime } = quiz.settings;
  const { answers } = withTeams(answersTo(state, scores.item), scores.of, membersCount(state));
  const rows = [...contestants.values()]
    .filter(({ isOut }) => !isOut)
    .map((contestant) => ({
      contestant,
      score: contestant.score - (scores.of.get(contestant.id)?.points ?? 0),
      totalTapMs: contestant.totalTapMs - (answers.get(contestant.id)?.tapMs ?? 0)
    }))
    .sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(rows, breakTiesByTime);
  for (const [index, { contestant }] of rows.entries())
    if (contestant.rankBefore !== undefined) contestant.rankBefore = ranks[index];
}
