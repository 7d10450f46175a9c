import type { PlayerId } from '../../ids.ts';
import type { Context } from '../commands.ts';
import type { GameState } from '../state.ts';
import { countActive, type Player } from './contestants.ts';

/**
 * Who gave up the place: players who never answered and have been gone for a while [GAME-15]. All of them joined and
 * none was removed. Presence is not journalled, so this comes from the room and is no part of the state.
 */
export interface Vacated {
  readonly size: number;
  has(id: PlayerId): boolean;
  /** How many of them joined from this print of an address. */
  countFrom(from: string): number;
}

export const nobodyVacated: Vacated = { size: 0, has: () => false, countFrom: () => 0 };

/** Most players from one address that have a place in a room at a time: more than a hall behind one address holds. */
export const MAX_PLACES_FROM = 2_000;
/** For each place so many players may join in the course of a session: what a flood leaves behind has an end. */
const JOINS_PER_PLACE = 5;
/** Who joined within so many seconds of each other from one address came together [GAME-17]. */
const TOGETHER_SECONDS = 60;

/** Whether so many players from there get a place [GAME-15]. Costs the same, however many have joined. */
export function hasPlace(
  state: GameState,
  { maxPlayers, vacated }: Context,
  from: string | undefined,
  players = 1
): boolean {
  if (countActive(state) - vacated.size + players > maxPlayers) return false;
  if (from === undefined) return true;
  return (state.countFrom.get(from) ?? 0) - vacated.countFrom(from) + players <= MAX_PLACES_FROM;
}

/** Whether somebody who was in before gets in: the place is still theirs, or there is one. */
export const mayComeBack = (state: GameState, context: Context, player: Player): boolean =>
  !context.vacated.has(player.id) || hasPlace(state, context, player.from);

/** Whether one more player may ever join: places do not count here, rows do. */
export const takesNewPlayers = (state: GameState, { maxPlayers }: Context): boolean =>
  state.players.size < maxPlayers * JOINS_PER_PLACE;

/**
 * Whether two players came from the same address at about the same time; everybody came together with himself. All
 * addresses that are not known are one: then the time alone tells.
 */
export const cameTogether = (a: Player, b: Player): boolean =>
  a === b || (a.from === b.from && isSameTime(a.joinedSecond, b.joinedSecond));

/** Whether two joins, in seconds since any one moment, count as the same time. */
export const isSameTime = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= TOGETHER_SECONDS;
