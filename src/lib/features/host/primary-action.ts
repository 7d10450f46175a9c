import type { HostView } from '#core/game/views.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import { m } from '#lib/paraglide/messages.js';

export interface PrimaryAction {
  readonly label: string;
  /** Nothing to press: the show moves on by itself. */
  readonly command: HostCommandFrame | undefined;
  /** Nobody shall press it by accident: no key does, and a second press is asked for. */
  readonly isLast?: true;
}

/** The one button: what it says and does at each step [GAME-4]. */
export function primaryAction(view: HostView, locking: boolean): PrimaryAction {
  const next = (label: string): PrimaryAction => ({ label, command: { type: 'next', from: view.step } });
  if (view.paused) return { label: m.host_resume(), command: { type: 'resume' } };
  switch (view.phase) {
    case 'lobby':
      return next(view.players > 0 ? m.host_start() : m.host_start_empty());
    case 'roundIntro':
      return next(m.host_first_question());
    case 'itemIntro':
      return { label: m.host_opening(), command: undefined };
    case 'open':
      return locking ? { label: m.host_locking(), command: undefined } : next(m.host_lock());
    case 'locked':
      return next(m.host_reveal());
    case 'reveal':
      return next(isLast(view) ? m.host_podium() : m.host_scoreboard());
    case 'scoreboard':
      return next(startsRound(view) ? m.host_next_round() : m.host_next_question());
    case 'podium':
      return { ...next(m.host_end()), isLast: true };
    case 'ended':
      return { label: m.host_phase_ended(), command: undefined };
  }
}

export const isLast = (view: HostView): boolean => view.item !== undefined && view.item.n >= view.item.of;

/** Whether the item after the current one is the first of another round. */
export function startsRound(view: HostView): boolean {
  const n = view.item?.n ?? 0;
  const { items, rounds } = view.show;
  return rounds.length > 1 && items[n] !== undefined && items[n].round !== items[n - 1]?.round;
}
