import { formatNamed } from '../../format/format-of.ts';
import type { ContestantId, ItemId } from '../../ids.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { scoreRevealed } from '../scores/scores.ts';
import { touch } from '../versions.ts';
import { BLANK, type Answer } from './answers.ts';

export const evolveAnswers: EvolveTable<'answerAccepted' | 'itemRevealed'> = {
  answerAccepted(state, { itemId, playerId, value, revision, tapMs, commandId, isDraft }) {
    const player = state.players.get(playerId);
    if (!player) return;
    player.hasAnswered = true;
    if (value === BLANK) {
      blank(state, itemId, player.contestant, revision);
      return;
    }
    let answers = state.answers.get(itemId);
    if (!answers) state.answers.set(itemId, (answers = new Map<ContestantId, Answer>()));
    if (state.blanks.size > 0) removeFrom(state.blanks, itemId, player.contestant);
    const wasDraft = answers.get(player.contestant)?.isDraft;
    if (isDraft !== wasDraft) countDraft(state, itemId, isDraft ? 1 : -1);
    // A changed answer moves to the end, where its stored row also stands: the order of answers survives a replay.
    answers.delete(player.contestant);
    const answer: Answer = { value, revision, tapMs, commandId };
    answers.set(player.contestant, isDraft ? { ...answer, isDraft } : answer);
    touch(answers);
  },
  itemRevealed(state, { item }) {
    formatNamed(state.quiz.rounds[state.quiz.items[item]?.round ?? -1]?.format).reveal(state, item);
    scoreRevealed(state, state.quiz.items[item]);
  }
};

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

/** The answer is taken away, and as if it had never been. */
function blank(state: GameState, itemId: ItemId, contestant: ContestantId, revision: number): void {
  const answers = state.answers.get(itemId);
  if (answers?.get(contestant)?.isDraft) countDraft(state, itemId, -1);
  removeFrom(state.answers, itemId, contestant);
  let blanks = state.blanks.get(itemId);
  if (!blanks) state.blanks.set(itemId, (blanks = new Map<ContestantId, number>()));
  blanks.delete(contestant);
  blanks.set(contestant, revision);
}

function countDraft({ drafts }: GameState, itemId: ItemId, by: 1 | -1): void {
  const count = (drafts.get(itemId) ?? 0) + by;
  if (count === 0) drafts.delete(itemId);
  else drafts.set(itemId, count);
}
