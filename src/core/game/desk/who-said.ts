import type { ItemId } from '../../ids.ts';
import { questionsAmong } from '../../item/item.ts';
import { groupOf, parseAnswer } from '../../question/question.ts';
import { answersTo } from '../answers/answers.ts';
import { isMarkable } from '../marks/markable.ts';
import type { GameState } from '../state.ts';

/** Most names that are told at a time. */
const MOST_NAMES = 50;

/** Who gave an answer that says the same as this one; nobody where it cannot be marked. */
export function whoSaid(
  state: GameState,
  itemId: ItemId,
  untrusted: unknown
): { readonly names: readonly string[]; readonly of: number } {
  const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
  const value = item && isMarkable(state, item) ? parseAnswer(item.question, untrusted) : undefined;
  if (!item || value === undefined) return { names: [], of: 0 };
  const group = groupOf(item.question, value);
  const names: string[] = [];
  let of = 0;
  for (const [id, answer] of answersTo(state, itemId)) {
    const contestant = state.contestants.get(id);
    if (!contestant || contestant.isOut || groupOf(item.question, answer.value) !== group) continue;
    of += 1;
    if (names.length < MOST_NAMES) names.push(contestant.profile.name);
  }
  return { names, of };
}
