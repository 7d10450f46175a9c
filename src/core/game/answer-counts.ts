import { formatOf } from '../format/format-of.ts';
import type { ContestantId } from '../ids.ts';
import { hasLiveBars, summarise, type AnswerValue } from '../question/question.ts';
import { answersTo } from './answers/answers.ts';
import { nobodyVacated } from './contestants/places.ts';
import { countAsked, isAsked } from './teams/asked.ts';
import { currentItem, hasAnswered, type GameState } from './state.ts';

/**
 * How many have answered the current item, of all but those who gave up the place [GAME-18], and for the host how often
 * each tile was chosen. Asked for several times a second while thousands answer, so it makes nothing per answer but the
 * list that the chart needs.
 */
export function answerCounts(
  state: GameState,
  vacated = nobodyVacated
): { answered: number; of: number; bars?: number[] } {
  const format = formatOf(state);
  const item = currentItem(state);
  const of = countAsked(state, vacated);
  if (format?.isIn)
    return {
      answered: countRows(state, (id) => format.isIn?.(state, id) ?? false),
      of: state.teamIds.length === 0 ? of : countRows(state, () => true)
    };
  if (!item) return { answered: 0, of };
  const values: AnswerValue[] = [];
  // Mostly nobody was removed, and then nobody has to be looked up.
  const isPlain = state.removed === 0 && state.teamIds.length === 0;
  for (const [id, answer] of answersTo(state, item.id))
    if ((isPlain || isAsked(state, id, answer.team)) && hasAnswered(state, answer)) values.push(answer.value);
  const total = { answered: values.length, of };
  if (!hasLiveBars(item.question)) return total;
  return { ...total, bars: summarise(item.question, values).bars.map((bar) => bar.count) };
}

/** How many of those who have a row, and a phone, are so. */
function countRows({ contestants }: GameState, is: (id: ContestantId) => boolean): number {
  let count = 0;
  for (const { id, isOut, team } of contestants.values()) if (!isOut && !team?.isPaper && is(id)) count += 1;
  return count;
}
