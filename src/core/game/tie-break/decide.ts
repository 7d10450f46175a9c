import { formatOf } from '../../format/format-of.ts';
import type { ContestantId, PlayerId } from '../../ids.ts';
import { MAX_NUMBER } from '../../number/read-number.ts';
import { toThousandths } from '../../question/number-estimate/estimate-distance.ts';
import { visibleText } from '../../text/visible-text.ts';
import { nobodyVacated } from '../contestants/places.ts';
import { STEPS } from '../contestants/podium.ts';
import { speaksFor } from '../contestants/speaks-for.ts';
import { standings } from '../contestants/standings.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { MAX_TIE_PROMPT, MAX_TIE_UNIT } from './limits.ts';

/** More than so many are not asked: they share the place. */
export const MAX_TIED = 30;

export type TieBreakHostCommand =
  | {
      readonly type: 'breakTie';
      readonly from: string;
      readonly prompt: string;
      readonly correct: number;
      readonly unit: string;
    }
  /** What one of them said aloud; another value takes the place of the first. */
  | {
      readonly type: 'setTieGuess';
      readonly from: string;
      readonly contestantId: ContestantId;
      readonly value: number;
    };

export type TieBreakCommand =
  TieBreakHostCommand | { readonly type: 'guessTie'; readonly playerId: PlayerId; readonly value: number };

export interface Tie {
  readonly place: number;
  readonly among: readonly ContestantId[];
}

/** Whether the button leads to the podium from here. */
function isPodiumNext(state: GameState): boolean {
  const { phase } = state;
  if (phase.name === 'tieBreak') return phase.isTold;
  const format = formatOf(state);
  if (!format?.mayLeave(state) || state.paused) return false;
  // Who is here, and when, changes nothing of where the button leads.
  const decision = format.next(state, {
    now: 0,
    maxPlayers: 0,
    vacated: nobodyVacated,
    goneSince: () => undefined
  });
  return decision.ok && decision.events[0]?.type === 'podiumReached';
}

/** The best of the first three places that several share, where it can be decided now [GAME-89]. */
export function openTie(state: GameState): Tie | undefined {
  if (!isPodiumNext(state)) return undefined;
  const byRank = new Map<number, ContestantId[]>();
  for (const { rank, contestant } of standings(state)) {
    if (rank > STEPS || contestant.score <= 0) break;
    byRank.set(rank, [...(byRank.get(rank) ?? []), contestant.id]);
  }
  for (const [place, among] of byRank)
    if (among.length > 1 && among.length <= MAX_TIED) return { place, among };
  return undefined;
}

function guess(state: GameState, contestantId: ContestantId, value: number, by: 'player' | 'host'): Decision {
  const { phase } = state;
  const tie = state.tieBreaks.at(-1);
  if (phase.name !== 'tieBreak' || phase.isTold || !tie?.among.includes(contestantId))
    return reject('notNow');
  if (!Number.isFinite(value) || Math.abs(value) > MAX_NUMBER) return reject('badAnswer');
  const exact = toThousandths(value);
  if (tie.guesses.get(contestantId) === exact) return accept();
  return accept({ type: 'tieGuessed', contestantId, value: exact, by });
}

export const decideTieBreak: DecideTable<TieBreakCommand['type']> = {
  breakTie(state, { prompt: typed, correct, unit }) {
    const tie = openTie(state);
    if (!tie) return reject('notNow');
    const prompt = visibleText(typed).slice(0, MAX_TIE_PROMPT);
    if (prompt === '' || !Number.isFinite(correct) || Math.abs(correct) > MAX_NUMBER)
      return reject('badAnswer');
    return accept({
      type: 'tieBreakOpened',
      ...tie,
      prompt,
      correct: toThousandths(correct),
      unit: visibleText(unit).slice(0, MAX_TIE_UNIT)
    });
  },
  setTieGuess: (state, { contestantId, value }) => guess(state, contestantId, value, 'host'),
  guessTie(state, { playerId, value }) {
    const player = state.players.get(playerId);
    if (!player) return reject('unknownPlayer');
    if (player.kicked) return reject('kicked');
    return speaksFor(state, player) ? guess(state, player.contestant, value, 'player') : reject('notNow');
  }
};
