import { answererOf } from '../../game/teams/answerer.ts';
import { answersTo } from '../../game/answers/answers.ts';
import { GRACE_MS } from '../../game/clock/tap.ts';
import type { Context } from '../../game/commands.ts';
import { accept, type Decision } from '../../game/decision.ts';
import { ownEnd } from '../../game/extra-time/own-end.ts';
import { currentItem, hasAnswered, type GameState } from '../../game/state.ts';
import { limitMsOf } from '../../item/question/limit-ms.ts';
import type { OpenPhase } from './phases.ts';
import { ALL_IN_MS } from './timing.ts';
import { isWaitedFor } from './waited-for.ts';

/** Whether the item is open only for who has more time than everybody. */
export const isExtra = ({ closesAt, lastAt }: OpenPhase): boolean =>
  lastAt !== undefined && lastAt > closesAt;

/**
 * When the last of those has no time left who have more than everybody, have not answered and are waited for [GAME-46], in ms
 * on the room's clock; `undefined` where there is nobody.
 */
function lastEnd(state: GameState, phase: OpenPhase, { now, goneSince }: Context): number | undefined {
  const item = currentItem(state);
  if (!item) return undefined;
  const answers = answersTo(state, item.id);
  const ends = [...state.players.values()].flatMap((player) => {
    const { id, kicked, timeFactor } = player;
    if (timeFactor === 1 || kicked || hasAnswered(state, answers.get(answererOf(state, player)))) return [];
    const end = ownEnd({ closesAt: phase.closesAt }, limitMsOf(item), timeFactor);
    return end + GRACE_MS > now && isWaitedFor(goneSince(id), phase.opensAt) ? [end] : [];
  });
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** Everybody's time is over: the item locks, or stays open for who has more. */
export function close(state: GameState, phase: OpenPhase, context: Context): Decision {
  const lastAt = phase.lastAt === undefined ? lastEnd(state, phase, context) : undefined;
  if (lastAt === undefined) return accept({ type: 'itemLocked', item: phase.item });
  const { opensAt, closesAt } = phase;
  return accept({ type: 'deadlineMoved', opensAt, closesAt, lastAt, reason: 'extra' });
}

/** Once nobody is waited for any more, what is left of the extra time runs out in two seconds. */
export function watchExtra(state: GameState, phase: OpenPhase, context: Context): Decision {
  const lastAt = context.now + ALL_IN_MS;
  if (lastEnd(state, phase, context) !== undefined || (phase.lastAt ?? 0) <= lastAt) return accept();
  const { opensAt, closesAt } = phase;
  return accept({ type: 'deadlineMoved', opensAt, closesAt, lastAt, reason: 'extra' });
}
