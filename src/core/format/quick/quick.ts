import { asksQuestion } from '../../item/question/asks-question.ts';
import { GRACE_MS } from '../../game/clock/tap.ts';
import { accept } from '../../game/decision.ts';
import type { Format } from '../format.ts';
import type { QuickCommand } from './commands.ts';
import { decideQuick, moveDeadline } from './decide.ts';
import type { QuickEvent } from './events.ts';
import { evolveQuick } from './evolve.ts';
import { close } from './extra-time.ts';
import { goesOnAt } from './goes-on.ts';
import { LEAVABLE, quickPhases, shifted } from './phases.ts';
import { enterAt, enterRound, next } from './steps.ts';
import { displayPart, hostPart, sharedPart, skipPart } from './view.ts';

/** Question by question: (introduction of the round) → introduction → open → locked → reveal → scoreboard. */
export const quick: Format<QuickCommand['type'], QuickEvent['type']> = {
  phases: quickPhases,
  decide: decideQuick,
  inPause: ['undoSkip'],
  evolve: evolveQuick,
  enter: enterRound,
  enterAt,
  mayLeave: ({ phase }) => LEAVABLE.includes(phase.name),
  next,
  deadline({ phase }) {
    if (phase.name === 'itemIntro') return phase.opensAt;
    return phase.name === 'open' ? (phase.lastAt ?? phase.closesAt) + GRACE_MS : undefined;
  },
  tick(state, context) {
    const { phase } = state;
    if (phase.name === 'itemIntro') return accept({ type: 'itemOpened', item: phase.item });
    return phase.name === 'open' ? close(state, phase, context) : accept();
  },
  goesOnAt,
  giveBack: (state, ms, now) => moveDeadline(state, ms, 'outage', now),
  shift(state, ms) {
    const { phase, skip } = state;
    if (phase.name === 'itemIntro' || phase.name === 'open' || phase.name === 'interlude')
      state.phase = shifted(phase, ms);
    if (skip) state.skip = { ...skip, at: skip.at + ms };
  },
  windowOf({ phase, quiz }, itemId) {
    const item = 'item' in phase ? quiz.items[phase.item] : undefined;
    if (item?.id !== itemId || !asksQuestion(item)) return 'notOpen';
    if (phase.name === 'roundIntro' || phase.name === 'reading') return 'notOpen';
    if (phase.name !== 'open' && phase.name !== 'itemIntro') return 'tooLate';
    const { opensAt, closesAt } = phase;
    const lastAt = phase.name === 'open' ? phase.lastAt : undefined;
    // The room's timer may be a moment behind the clock: an answer never suffers from that.
    const before = phase.name === 'itemIntro' ? [{ type: 'itemOpened' as const, item: phase.item }] : [];
    return { item, opensAt, closesAt, lastAt, before };
  },
  isOpen: ({ phase }) => phase.name === 'open',
  isRevealed: ({ phase }) => phase.name === 'reveal' || phase.name === 'scoreboard',
  step({ phase }) {
    if (phase.name === 'roundIntro') return `roundIntro:${String(phase.round)}`;
    return 'item' in phase ? `${phase.name}:${String(phase.item)}` : phase.name;
  },
  shared: sharedPart,
  players: () => ({ drafts: true }),
  display: displayPart,
  host: hostPart,
  afterwards: skipPart
};
