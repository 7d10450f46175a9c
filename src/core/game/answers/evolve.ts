import { formatNamed } from '../../format/format-of.ts';
import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import { aloneAs, type Player } from '../contestants/contestants.ts';
import { scoreRevealed } from '../scores/scores.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { answererOf } from '../teams/answerer.ts';
import { isShared, teamOfPlayer } from '../teams/team.ts';
import { touch } from '../versions.ts';
import { BLANK, type Answer, type Written } from './answers.ts';

export const evolveAnswers: EvolveTable<'answerAccepted' | 'itemRevealed'> = {
  answerAccepted(state, { itemId, playerId, value, revision, tapMs, commandId, isDraft }) {
    const player = state.players.get(playerId);
    if (!player) return;
    player.hasAnswered = true;
    if (value === BLANK) {
      blank(state, itemId, player, revision);
      return;
    }
    let answers = state.answers.get(itemId);
    if (!answers) state.answers.set(itemId, (answers = new Map<ContestantId, Answer>()));
    const id = answererOf(state, player);
    if (state.blanks.size > 0) removeFrom(state.blanks, itemId, aloneAs(playerId));
    const before = answers.get(id);
    const wasDraft = before?.isDraft;
    if (isDraft !== wasDraft) countDraft(state, itemId, isDraft ? 1 : -1);
    // A changed answer moves to the end, where its stored row also stands: the order of answers survives a replay.
    answers.delete(id);
    const own: Answer = { value, revision, tapMs, commandId };
    const answer = state.teams ? asMember(state, player, own, before) : own;
    answers.set(id, isDraft ? { ...answer, isDraft } : answer);
    touch(answers);
  },
  itemRevealed(state, { item }) {
    formatNamed(state.quiz.rounds[state.quiz.items[item]?.round ?? -1]?.format).reveal(state, item);
    scoreRevealed(state, state.quiz.items[item]);
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

/** Nothing stays of an item that nobody is left at: a replay never knew it. */
function removeFrom(
  by: Map<ItemId, Map<ContestantId, unknown>>,
  item: ItemId,
  contestant: ContestantId
): void {
  const kept = by.get(item);
  kept?.delete(contestant);
  if (kept) touch(kept);
  if (kept?.size === 0) by.delete(item);
}

/** The answer is taken away, and as if it had never been; the revision is that of whoever did it. */
function blank(state: GameState, itemId: ItemId, player: Player, revision: number): void {
  const answers = state.answers.get(itemId);
  const contestant = answererOf(state, player);
  if (answers?.get(contestant)?.isDraft) countDraft(state, itemId, -1);
  removeFrom(state.answers, itemId, contestant);
  let blanks = state.blanks.get(itemId);
  if (!blanks) state.blanks.set(itemId, (blanks = new Map<ContestantId, number>()));
  const alone = aloneAs(player.id);
  blanks.delete(alone);
  blanks.set(alone, revision);
}

function countDraft({ drafts }: GameState, itemId: ItemId, by: 1 | -1): void {
  const count = (drafts.get(itemId) ?? 0) + by;
  if (count === 0) drafts.delete(itemId);
  else drafts.set(itemId, count);
}
