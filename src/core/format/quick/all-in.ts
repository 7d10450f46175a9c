import { answersTo } from '../../game/answers/answers.ts';
import type { Context } from '../../game/commands.ts';
import { accept, type Decision } from '../../game/decision.ts';
import { answererOf } from '../../game/teams/answerer.ts';
import { mayPlay } from '../../game/teams/team.ts';
import { currentItem, hasAnswered, type GameState, type Phase } from '../../game/state.ts';
import type { DeadlineMoved } from './events.ts';
import { isExtra, watchExtra } from './extra-time.ts';
import type { OpenPhase } from './phases.ts';
import { ALL_IN_MS } from './timing.ts';
import { isWaitedFor } from './waited-for.ts';

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
    else if (isWaitedFor(since, opensAt)) return false;
  }
  return isAnyHere;
}

/** Lets the clock run out once everybody is in, and gives the time back when somebody comes who is not [GAME-22]. */
export function watchAnswers(state: GameState, context: Context): Decision {
  const { phase, quiz, paused } = state;
  if (phase.name !== 'open' || paused) return accept();
  if (isExtra(phase)) return watchExtra(state, phase, context);
  const { now, goneSince } = context;
  if (!quiz.settings.closeWhenAllIn || now >= phase.closesAt) return accept();
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
export function withDeadline(phase: Phase, event: DeadlineMoved): Phase {
  const { opensAt, closesAt, reason } = event;
  if (phase.name === 'itemIntro') return { ...phase, opensAt, closesAt };
  if (phase.name !== 'open') return phase;
  const { cutFrom, lastAt: _, ...before } = phase;
  const lastAt = lastAtAfter(phase, event);
  const moved = { ...before, opensAt, closesAt, ...(lastAt !== undefined && { lastAt }) };
  if (reason === 'allIn') return { ...moved, cutFrom: phase.closesAt };
  if (cutFrom === undefined || reason === 'notAllIn') return moved;
  if (reason === 'host') return { ...moved, isHeld: true };
  return reason === 'outage' ? { ...moved, cutFrom: cutFrom + closesAt - phase.closesAt } : moved;
}

/** What ends the time early ends it for all; what the host gives, or who comes back, opens it again [GAME-46]. */
function lastAtAfter(phase: OpenPhase, { closesAt, lastAt, reason }: DeadlineMoved): number | undefined {
  if (lastAt !== undefined) return lastAt;
  if (reason === 'lock' || reason === 'allIn') return closesAt;
  return reason === 'outage' && phase.lastAt !== undefined
    ? phase.lastAt + closesAt - phase.closesAt
    : undefined;
}
