import { answersTo } from '../../game/answers/answers.ts';
import type { Context } from '../../game/commands.ts';
import { accept, type Decision } from '../../game/decision.ts';
import { answererOf } from '../../game/teams/answerer.ts';
import { mayPlay } from '../../game/teams/team.ts';
import { currentItem, hasAnswered, type GameState, type Phase } from '../../game/state.ts';
import type { DeadlineMoved } from './events.ts';
import { ALL_IN_MS } from './timing.ts';

/** Who was gone for so long before the opening is not waited for, in ms: a reconnection takes less. */
const GONE_MS = 10_000;

/** Whether everybody who is waited for has answered the open item, one who is here among them [GAME-22]. */
function isEverybodyIn(state: GameState, opensAt: number, goneSince: Context['goneSince']): boolean {
  const item = currentItem(state);
  if (!item) return false;
  const answers = answersTo(state, item.id);
  let isAnyHere = false;
  for (const player of state.players.values()) {
    const { id, kicked } = player;
    if (kicked || !mayPlay(state, player)) continue;
    const since = goneSince(id);
    if (hasAnswered(state, answers.get(answererOf(state, player)))) isAnyHere ||= since === undefined;
    else if (since === undefined || since > opensAt - GONE_MS) return false;
  }
  return isAnyHere;
}

/** Lets the clock run out once everybody is in, and gives the time back when somebody comes who is not [GAME-22]. */
export function watchAnswers(state: GameState, { now, goneSince }: Context): Decision {
  const { phase, quiz, paused } = state;
  if (phase.name !== 'open' || paused || !quiz.settings.closeWhenAllIn || now >= phase.closesAt)
    return accept();
  const { opensAt, closesAt, cutFrom } = phase;
  if (phase.isHeld || (cutFrom === undefined && closesAt <= now + ALL_IN_MS)) return accept();
  const isIn = isEverybodyIn(state, opensAt, goneSince);
  if (isIn === (cutFrom !== undefined)) return accept();
  return accept(
    cutFrom === undefined
      ? { type: 'deadlineMoved', opensAt, closesAt: now + ALL_IN_MS, reason: 'allIn' }
      : { type: 'deadlineMoved', opensAt, closesAt: cutFrom, reason: 'notAllIn' }
  );
}

/** A phase with its clock moved. */
export function withDeadline(phase: Phase, { opensAt, closesAt, reason }: DeadlineMoved): Phase {
  if (phase.name === 'itemIntro') return { ...phase, opensAt, closesAt };
  if (phase.name !== 'open') return phase;
  const { cutFrom, ...before } = phase;
  const moved = { ...before, opensAt, closesAt };
  if (reason === 'allIn') return { ...moved, cutFrom: phase.closesAt };
  if (cutFrom === undefined || reason === 'notAllIn') return moved;
  if (reason === 'host') return { ...moved, isHeld: true };
  return reason === 'outage' ? { ...moved, cutFrom: cutFrom + closesAt - phase.closesAt } : moved;
}
