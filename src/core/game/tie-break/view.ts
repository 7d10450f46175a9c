import type { ContestantId } from '../../ids.ts';
import { profileOf } from '../contestants/profile.ts';
import type { GameState } from '../state.ts';
import { openTie } from './decide.ts';
import { tieOrder, type TieBreak } from './tie-break.ts';
import type { HostTie, SharedTie, TiedRow } from './views.ts';

function rowsOf(state: GameState, tieBreak: TieBreak, isSeen: boolean): readonly TiedRow[] {
  const { among, guesses, isTold } = tieBreak;
  const order = isTold ? tieOrder([tieBreak]) : new Map<string, number>();
  const first = Math.min(...order.values());
  const rows = among.flatMap((id): TiedRow[] => {
    const contestant = state.contestants.get(id);
    const guess = guesses.get(id);
    if (!contestant || contestant.isOut) return [];
    const isNearest = isTold && guess !== undefined && order.get(id) === first;
    return [
      {
        id,
        ...profileOf(contestant.profile),
        ...(isSeen && guess !== undefined && { guess }),
        ...(isNearest && { isNearest })
      }
    ];
  });
  return rows.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** Before it is told, nothing of it depends on the true number, and nobody sees another's guess. */
export function tiePart(state: GameState): SharedTie {
  const tieBreak = state.phase.name === 'tieBreak' ? state.tieBreaks.at(-1) : undefined;
  if (!tieBreak) return {};
  const { place, prompt, unit, correct, isTold } = tieBreak;
  return {
    tieBreak: {
      place,
      prompt,
      unit,
      among: rowsOf(state, tieBreak, isTold),
      ...(isTold && { correct })
    }
  };
}

/** The offer, and what was guessed by now, for the host. */
export function hostTiePart(state: GameState): SharedTie & HostTie {
  const tie = openTie(state);
  const tieBreak = state.phase.name === 'tieBreak' ? state.tieBreaks.at(-1) : undefined;
  const shown = tiePart(state).tieBreak;
  return {
    ...(tie && {
      tie: {
        place: tie.place,
        names: tie.among.flatMap((id) => state.contestants.get(id)?.profile.name ?? [])
      }
    }),
    ...(tieBreak &&
      shown && { tieBreak: { ...shown, among: rowsOf(state, tieBreak, true), correct: tieBreak.correct } })
  };
}

/** What a contestant is asked, and has guessed: for nobody else. */
export function tieOf(
  { phase, tieBreaks }: GameState,
  id: ContestantId
): { readonly tie?: { readonly guess?: number } } {
  const tieBreak = phase.name === 'tieBreak' ? tieBreaks.at(-1) : undefined;
  if (!tieBreak?.among.includes(id)) return {};
  const guess = tieBreak.guesses.get(id);
  return { tie: guess === undefined ? {} : { guess } };
}
