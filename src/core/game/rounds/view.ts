import type { ContestantId } from '../../ids.ts';
import type { AwardName } from '../../results/award-rules.ts';
import { profileOf, type Profile } from '../contestants/profile.ts';
import type { GameState } from '../state.ts';

/** Winners of a round that are named. */
const NAMED_WINNERS = 3;

/** How a round ended, for everybody to see. */
export interface RoundEndView {
  readonly winners: readonly Profile[];
  /** How many more won it. */
  readonly more?: number;
  /** What they won it with. */
  readonly points: number;
  readonly trophy?: Profile & { readonly award: AwardName; readonly value: number };
}

/** Who was removed since is not named. */
export function roundEndPart(state: GameState, round: number): { readonly roundEnd?: RoundEndView } {
  const end = state.roundEnds.get(round);
  if (!end) return {};
  const shown = (id: ContestantId): Profile[] => {
    const contestant = state.contestants.get(id);
    return contestant && !contestant.isOut ? [profileOf(contestant.profile)] : [];
  };
  const winners = end.winners.flatMap(shown);
  const more = winners.length - NAMED_WINNERS;
  const { trophy } = end;
  const [holder] = trophy ? shown(trophy.id) : [];
  if (winners.length === 0 && !holder) return {};
  return {
    roundEnd: {
      winners: winners.slice(0, NAMED_WINNERS),
      ...(more > 0 && { more }),
      points: end.points,
      ...(trophy && holder && { trophy: { ...holder, award: trophy.name, value: trophy.value } })
    }
  };
}
