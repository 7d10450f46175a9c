import { nextPodiumStep } from '#core/game/show/phases.ts';
import type { HostView } from '#core/game/views.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import { asks, nextPlace, placeIn } from './run-of-show.ts';
import { m } from '#lib/paraglide/messages.js';

export interface PrimaryAction {
  readonly label: string;
  /** Nothing to press: the show moves on by itself. */
  readonly command: HostCommandFrame | undefined;
  /** Nobody shall press it by accident: no key does, and a second press is asked for. */
  readonly isLast?: true;
}

const podiumLabels = {
  1: m.host_podium_third,
  2: m.host_podium_second,
  3: m.host_podium_first
};

/**
 * The one button: what it says and does at each step [GAME-4].
 *
 * @param moving the clock is just moving the show on: there is nothing to press
 */
export function primaryAction(view: HostView, moving: boolean): PrimaryAction {
  const next = (label: string): PrimaryAction => ({ label, command: { type: 'next', from: view.step } });
  if (view.paused) return { label: m.host_resume(), command: { type: 'resume' } };
  switch (view.phase) {
    case 'lobby':
      return next(view.players > 0 ? m.host_start() : m.host_start_empty());
    case 'roundIntro':
      return next(isQuestion(view) ? m.host_first_question() : m.host_go_on());
    case 'interlude':
      return next(after(view));
    case 'reading':
      return next(m.host_open_answers());
    case 'itemIntro':
      return moving ? { label: m.host_opening(), command: undefined } : next(m.host_open_now());
    case 'open':
      return moving ? { label: m.host_locking(), command: undefined } : next(m.host_lock());
    case 'locked':
      return next(m.host_reveal());
    case 'reveal':
      return next(isLast(view) ? after(view) : m.host_scoreboard());
    case 'scoreboard':
      return next(after(view));
    case 'podium':
      return view.podiumStep === undefined || view.podiumStep === 3
        ? { ...next(m.host_end()), isLast: true }
        : next(podiumLabels[nextPodiumStep(view.podiumStep, view.podiumCounts ?? [])]());
    case 'ended':
      return { label: m.host_phase_ended(), command: undefined };
  }
}

/** What the button says where it leads to the next item, or to the podium. */
function after(view: HostView): string {
  const next = view.show.items[nextPlace(view)];
  if (next === undefined) return m.host_podium();
  if (startsRound(view)) return m.host_next_round();
  return asks(next) ? m.host_next_question() : m.host_go_on();
}

/** Whether the item that is about to begin is a question. */
function isQuestion(view: HostView): boolean {
  const entry = view.show.items[placeIn(view) ?? -1];
  return entry !== undefined && asks(entry);
}

/** Whether no question is left behind the current one. */
export function isLast(view: HostView): boolean {
  const { item, played, show } = view;
  if (item === undefined) return false;
  if (played === undefined) return item.n >= item.of;
  const at = placeIn(view) ?? -1;
  return !show.items.some((entry, index) => index > at && asks(entry) && !played.includes(index));
}

/** Whether the item after the current one is of another round. */
export function startsRound(view: HostView): boolean {
  const { items, rounds } = view.show;
  const next = items[nextPlace(view)];
  return rounds.length > 1 && next !== undefined && next.round !== items[placeIn(view) ?? -1]?.round;
}
