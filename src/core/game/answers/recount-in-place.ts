import { questionsAmong } from '../../item/item.ts';
import { rulesOf, scoreItem } from '../../scoring/score-item.ts';
import { addToTally, emptyTally } from '../../scoring/tally.ts';
import { withTeams } from '../../scoring/team-score.ts';
import { rankBefore } from '../marks/rank-before.ts';
import { marksOn } from '../marks/marks.ts';
import { endRoundAgain, forgetItems, noteItem } from '../rounds/rounds.ts';
import type { GameState } from '../state.ts';
import { membersCount } from '../teams/team.ts';
import { answersTo } from './answers.ts';

/** Makes the running totals what they would be had the answers to revealed items always been these [GAME-77]. */
export function recountInPlace(state: GameState): void {
  const { quiz, contestants, outcomes } = state;
  const questions = new Map(questionsAmong(quiz.items).map((question) => [question.id, question]));
  const tallies = new Map([...contestants.keys()].map((id) => [id, emptyTally()]));
  forgetItems(state);
  for (const [id, outcome] of outcomes) {
    const item = questions.get(id);
    if (outcome !== 'revealed' || !item) continue;
    const given = answersTo(state, id);
    const scores = scoreItem(item, rulesOf(quiz, item), given, marksOn(state, id));
    const rows = withTeams(given, scores, membersCount(state));
    for (const [row, tally] of tallies) addToTally(tally, rows.answers.get(row), rows.scores.get(row));
    noteItem(state, item, rows.scores);
    if (state.scores?.item === id) state.scores = { item: id, of: rows.scores };
  }
  for (const contestant of contestants.values()) {
    const tally = tallies.get(contestant.id) ?? emptyTally();
    Object.assign(contestant, tally, { score: tally.score + (contestant.team?.granted ?? 0) });
  }
  for (const round of quiz.rounds.keys()) endRoundAgain(state, round);
  rankBefore(state);
}
