import type { ContestantId, ItemId } from '../../ids.ts';
import type { EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { Answer } from './answers.ts';

export const evolveAnswers: EvolveTable<'answerAccepted'> = {
  answerAccepted(state, { itemId, playerId, value, revision, tapMs, commandId, isDraft }) {
    const player = state.players.get(playerId);
    if (!player) return;
    player.hasAnswered = true;
    let answers = state.answers.get(itemId);
    if (!answers) state.answers.set(itemId, (answers = new Map<ContestantId, Answer>()));
    const wasDraft = answers.get(player.contestant)?.isDraft;
    if (isDraft !== wasDraft) countDraft(state, itemId, isDraft ? 1 : -1);
    // A changed answer moves to the end, where its stored row also stands: the order of answers survives a replay.
    answers.delete(player.contestant);
    const answer: Answer = { value, revision, tapMs, commandId };
    answers.set(player.contestant, isDraft ? { ...answer, isDraft } : answer);
  }
};

function countDraft({ drafts }: GameState, itemId: ItemId, by: 1 | -1): void {
  const count = (drafts.get(itemId) ?? 0) + by;
  if (count === 0) drafts.delete(itemId);
  else drafts.set(itemId, count);
}
