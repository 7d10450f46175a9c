import type { ContestantId, ItemId } from '../../ids.ts';
import { aloneAs, type Contestant, type ContestantsState, type Player } from '../contestants/contestants.ts';
import { answersTo, type AnswersState } from '../answers/answers.ts';
import { isShared, type TeamsState } from './team.ts';

/**
 * Under whom an answer is kept: that of a team that shares one under the team [GAME-74], that of each member under the
 * member alone [GAME-75].
 */
export const answererOf = (state: TeamsState, { id, contestant }: Player): ContestantId =>
  isShared(state) ? contestant : aloneAs(id);

/** Who is shown and counted with an answer that is kept under an id; `undefined` where its row is gone. */
export function countsFor(
  { contestants }: ContestantsState,
  id: ContestantId,
  team: ContestantId | undefined
): Contestant | undefined {
  const contestant = contestants.get(id);
  const row = team === undefined ? contestant : contestants.get(team);
  return row?.isOut === false ? contestant : undefined;
}

/** Whether a player has answered an item for somebody else, before being moved: one row in the database is one answer. */
export const hasAnsweredElsewhere = (
  state: AnswersState & ContestantsState,
  { id, contestant, left }: Player,
  item: ItemId
): boolean =>
  left !== undefined &&
  [...left].some((before) => {
    const answer = before === contestant ? undefined : answersTo(state, item).get(before);
    return answer !== undefined && (answer.writers?.has(id) ?? true);
  });
