import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import type { FrozenItem } from '../../item/item.ts';
import { rulesOf, scoreItem } from '../../scoring/score-item.ts';
import { addToTally } from '../../scoring/tally.ts';
import { withTeams } from '../../scoring/team-score.ts';
import type { Player } from '../contestants/contestants.ts';
import { standings } from '../contestants/standings.ts';
import { marksOn } from '../marks/marks.ts';
import { noteItem } from '../rounds/rounds.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { answererOf } from '../teams/answerer.ts';
import { isShared, membersCount, teamOfPlayer } from '../teams/team.ts';
import { answersTo, isAnyRevealed, type Answer, type Written } from './answers.ts';

export const evolveAnswers: EvolveTable<'answerAccepted'> = {
  answerAccepted(state, { itemId, playerId, value, revision, tapMs, commandId, isDraft }) {
    const player = state.players.get(playerId);
    if (!player) return;
    player.hasAnswered = true;
    let answers = state.answers.get(itemId);
    if (!answers) state.answers.set(itemId, (answers = new Map<ContestantId, Answer>()));
    const id = answererOf(state, player);
    const before = answers.get(id);
    const wasDraft = before?.isDraft;
    if (isDraft !== wasDraft) countDraft(state, itemId, isDraft ? 1 : -1);
    // A changed answer moves to the end, where its stored row also stands: the order of answers survives a replay.
    answers.delete(id);
    const own: Answer = { value, revision, tapMs, commandId };
    const answer = state.teams ? asMember(state, player, own, before) : own;
    answers.set(id, isDraft ? { ...answer, isDraft } : answer);
  }
};

/** An answer with whom it was given for, or who wrote it. */
function asMember(state: GameState, player: Player, answer: Answer, before: Answer | undefined): Answer {
  const contestant = teamOfPlayer(state, player);
  if (!contestant) return answer;
  if (!isShared(state)) return { ...answer, team: contestant.id };
  const { revision, commandId } = answer;
  const writers = new Map<PlayerId, Written>(before?.writers);
  writers.delete(player.id);
  return { ...answer, writers: writers.set(player.id, { revision, commandId }) };
}

function countDraft({ drafts }: GameState, itemId: ItemId, by: 1 | -1): void {
  const count = (drafts.get(itemId) ?? 0) + by;
  if (count === 0) drafts.delete(itemId);
  else drafts.set(itemId, count);
}

/** What a revealed item brought goes to the running totals of everybody. Counts once. */
export function scoreRevealed(state: GameState, item: FrozenItem | undefined): void {
  if (!item || !asksQuestion(item) || state.outcomes.has(item.id)) return;
  // Before the first reveal everybody shares the first place, which nobody could have lost.
  if (isAnyRevealed(state)) for (const row of standings(state)) row.contestant.rankBefore = row.rank;
  state.outcomes.set(item.id, 'revealed');
  const answers = answersTo(state, item.id);
  const scores = scoreItem(item, rulesOf(state.quiz, item), answers, marksOn(state, item.id));
  const rows = withTeams(answers, scores, membersCount(state));
  state.scores = { item: item.id, of: rows.scores };
  noteItem(state, item, rows.scores);
  for (const contestant of state.contestants.values())
    addToTally(contestant, rows.answers.get(contestant.id), rows.scores.get(contestant.id));
}
