import { accept, reject, type Decision } from '../../game/decision.ts';
import type { DecideTable } from '../../game/slice.ts';
import type { GameState } from '../../game/state.ts';
import { watchAnswers } from './all-in.ts';
import type { QuickCommand } from './commands.ts';
import { isExtra } from './extra-time.ts';
import { isSkippable, undoSkip } from './skip.ts';
import { itemAfter } from './steps.ts';
import { LOCK_NOTICE_MS, MAX_EXTEND_MS, SKIP_LEAD_MS } from './timing.ts';

export const decideQuick: DecideTable<QuickCommand['type']> = {
  nextItem: (state, _command, { now }) =>
    state.phase.name === 'reveal' ? accept(...itemAfter(state, state.phase.item, now)) : reject('notNow'),
  skip(state, _command, { now }) {
    const { phase } = state;
    if (!isSkippable(phase)) return reject('notNow');
    return accept(
      { type: 'itemSkipped', item: phase.item, at: now },
      ...itemAfter(state, phase.item, now, SKIP_LEAD_MS)
    );
  },
  undoSkip: (state, _command, { now }) => undoSkip(state, now),
  extend(state, command, { now }) {
    const { phase } = state;
    // Who was told that the time is over is not told otherwise [GAME-46].
    if (phase.name !== 'open' || isExtra(phase) || !Number.isFinite(command.byMs)) return reject('notNow');
    const byMs = Math.max(-MAX_EXTEND_MS, Math.min(MAX_EXTEND_MS, Math.round(command.byMs)));
    const shortest = Math.min(0, now + LOCK_NOTICE_MS - phase.closesAt);
    return moveDeadline(state, Math.max(byMs, shortest), 'host', now);
  },
  watchAnswers: (state, _command, context) => watchAnswers(state, context)
};

export function moveDeadline(
  { phase }: GameState,
  byMs: number,
  reason: 'host' | 'outage',
  now: number
): Decision {
  if (phase.name !== 'open' && phase.name !== 'itemIntro') return accept();
  // An opening that has come stays: phones show the question by the clock, and taps count from there.
  const isAhead = phase.name === 'itemIntro' && phase.opensAt > now;
  const opensAt = isAhead && reason === 'outage' ? phase.opensAt + byMs : phase.opensAt;
  return accept({
    type: 'deadlineMoved',
    opensAt,
    closesAt: Math.max(phase.closesAt + byMs, opensAt),
    reason
  });
}
