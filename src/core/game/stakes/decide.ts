import { formatOf } from '../../format/format-of.ts';
import type { PlayerId } from '../../ids.ts';
import { rulesOfRound } from '../../scoring/score-item.ts';
import type { StakeId } from '../../scoring/stakes.ts';
import type { Rejection } from '../commands.ts';
import type { Contestant } from '../contestants/contestants.ts';
import { speaksFor } from '../contestants/speaks-for.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { StakeCommand } from './commands.ts';

/** What may be put at stake right now. */
export interface OpenStakes {
  /** Index of the round that a joker may go on. */
  readonly joker?: number;
  /** What a wager may be placed on. */
  readonly wager?: StakeId;
}

/** Jokers go on a round while it is introduced, wagers on what is about to begin [GAME-85] [GAME-86]. */
export function openStakes(state: GameState): OpenStakes {
  const { quiz } = state;
  const { round: index, item } = formatOf(state)?.atStake?.(state) ?? {};
  if (item !== undefined) return { wager: item };
  const round = index === undefined ? undefined : quiz.rounds[index];
  if (index === undefined || !round) return {};
  return {
    ...(quiz.settings.joker && quiz.rounds.length > 1 && { joker: index }),
    ...(rulesOfRound(quiz, index).wager === 'round' && { wager: round.id })
  };
}

/** The most that a contestant may wager: what there is to lose. */
export const mostToWager = ({ score }: Pick<Contestant, 'score'>): number => Math.max(0, score);

/** Whose stake it is; else why there is none. */
function whose(state: GameState, playerId: PlayerId): Contestant | Rejection {
  const player = state.players.get(playerId);
  if (!player) return 'unknownPlayer';
  if (player.kicked) return 'kicked';
  if (state.paused) return 'paused';
  const contestant = state.contestants.get(player.contestant);
  return contestant && speaksFor(state, player) ? contestant : 'notNow';
}

export const decideStakes: DecideTable<StakeCommand['type']> = {
  playJoker(state, { playerId, on, isPlayed }) {
    const contestant = whose(state, playerId);
    if (typeof contestant === 'string') return reject(contestant);
    const { joker: round } = openStakes(state);
    if (round === undefined || state.quiz.rounds[round]?.id !== on) return reject('notNow');
    const contestantId = contestant.id;
    const played = state.jokers.get(contestantId);
    // It is played once in an evening.
    if (played !== undefined && played !== round) return reject('notNow');
    if (isPlayed === (played === round)) return accept();
    return accept(
      isPlayed ? { type: 'jokerPlayed', contestantId, round } : { type: 'jokerTakenBack', contestantId }
    );
  },
  placeWager(state, { playerId, on, points }) {
    const contestant = whose(state, playerId);
    if (typeof contestant === 'string') return reject(contestant);
    const { wager } = openStakes(state);
    if (wager === undefined || wager !== on) return reject('notNow');
    if (!Number.isSafeInteger(points) || points < 0 || points > mostToWager(contestant))
      return reject('badAnswer');
    if ((state.wagers.get(wager)?.get(contestant.id) ?? 0) === points) return accept();
    return accept({ type: 'wagerPlaced', contestantId: contestant.id, on: wager, points });
  }
};
