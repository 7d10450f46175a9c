import { formatNamed, formatOf } from '../../format/format-of.ts';
import type { ItemId } from '../../ids.ts';
import { asksQuestion } from '../../item/question/asks-question.ts';
import { accept, reject } from '../decision.ts';
import type { GameEvent } from '../events.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { jump } from './jump.ts';
import type { PodiumStep } from './phases.ts';
import { reachPodium, stepPodium } from './podium-steps.ts';

export type ShowCommand =
  /** The one button [GAME-4]; `from` names the step that was on when it was pressed [GAME-5]. */
  | { readonly type: 'next'; readonly from: string }
  /** To an item that was not on yet [GAME-35]. */
  | { readonly type: 'jump'; readonly from: string; readonly itemId: ItemId }
  | { readonly type: 'end' }
  /** Leads everybody on to another evening of the same host [GAME-36]. */
  | GoOn;

export interface GoOn {
  readonly type: 'goOn';
  /** Code of the evening that follows; whoever makes the command knows that it is the host's. */
  readonly code: string;
}

/** What of the show was on, and what follows it. */
export interface ShowState {
  /** Indexes of the items that were on, or are: none is played twice. */
  readonly begun: Set<number>;
  /** Code of the evening that follows. */
  onward: string | undefined;
}

export const nothingBegun = (): ShowState => ({ begun: new Set(), onward: undefined });

export type ShowEvent =
  /** `step` is absent in events of releases up to 0.2.0, which showed everything at once. */
  | { readonly type: 'podiumReached'; readonly step?: PodiumStep }
  | { readonly type: 'podiumStepped'; readonly step: PodiumStep }
  | { readonly type: 'gameEnded' }
  | { readonly type: 'wentOn'; readonly code: string };

/** What follows a round (−1: the lobby): the next one that has something to play, or the podium. */
export function roundAfter(state: GameState, round: number, now: number): readonly GameEvent[] {
  for (let next = round + 1; next < state.quiz.rounds.length; next++) {
    const events = formatNamed(state.quiz.rounds[next]?.format).enter(state, next, now);
    if (events.length > 0) return events;
  }
  return [reachPodium(state)];
}

/** Whether a question behind an item is not over yet: the podium comes after the last one [GAME-32]. */
export const isAnyLeftBehind = ({ quiz, begun, outcomes }: GameState, after: number): boolean =>
  quiz.items.some(
    (item, index) => index > after && asksQuestion(item) && !(begun.has(index) && outcomes.has(item.id))
  );

export const decideShow: DecideTable<ShowCommand['type']> = {
  next(state, _command, context) {
    switch (state.phase.name) {
      case 'lobby':
        return accept(...roundAfter(state, -1, context.now));
      case 'tieBreak':
        return accept(state.phase.isTold ? reachPodium(state) : { type: 'tieBreakTold' });
      case 'podium':
        return state.phase.step < 3 ? stepPodium(state) : accept({ type: 'gameEnded' });
      default:
        return formatOf(state)?.next(state, context) ?? reject('ended');
    }
  },
  jump: (state, { itemId }, { now }) => jump(state, itemId, now),
  end: () => accept({ type: 'gameEnded' }),
  goOn(state, { code }) {
    if (state.phase.name !== 'ended') return reject('notNow');
    return code === state.onward ? accept() : accept({ type: 'wentOn', code });
  }
};

export const evolveShow: EvolveTable<ShowEvent['type']> = {
  podiumReached(state, { step = 3 }) {
    state.phase = { name: 'podium', step };
  },
  podiumStepped(state, { step }) {
    state.phase = { name: 'podium', step };
  },
  gameEnded(state) {
    state.phase = { name: 'ended' };
    state.paused = undefined;
  },
  wentOn(state, { code }) {
    state.onward = code;
  }
};
