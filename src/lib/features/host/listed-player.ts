import { isSameTime } from '#core/game/contestants/places.ts';
import { rosterFlags, type RosterRow } from '#core/protocol/server-frames.ts';

/** A row of the roster by name. */
export interface ListedPlayer {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
  readonly score: number;
  readonly rank: number;
  readonly connected: boolean;
  readonly answered: boolean;
  /** Gave up the place: gone for long, and never answered. */
  readonly vacated: boolean;
  readonly from: number | undefined;
  readonly joined: number | undefined;
}

/** Everybody who was not removed. */
export function listPlayers(roster: ReadonlyMap<string, RosterRow>): ListedPlayer[] {
  return [...roster.values()].flatMap(([id, name, avatar, score, rank, flags, from, joined]) => {
    const has = (flag: keyof typeof rosterFlags) => (flags & rosterFlags[flag]) !== 0;
    if (has('kicked')) return [];
    const [connected, answered, vacated] = [has('connected'), has('answered'), has('vacated')];
    return [{ id, name, avatar, score, rank, connected, answered, vacated, from, joined }];
  });
}

/** How many of these came together with one of them, as the room would remove them [GAME-17]; 1 for who came alone. */
export function countTogether(players: readonly ListedPlayer[], one: ListedPlayer): number {
  if (one.joined === undefined) return 1;
  return players.filter(({ from, joined }) => from === one.from && isSameTime(joined, one.joined)).length;
}

/**
 * The players in an order that was on screen before: who stood there stays there, who is new comes behind. A list moves
 * nobody away from under a finger.
 */
export function inOrder<P extends Pick<ListedPlayer, 'id'>>(
  players: readonly P[],
  held: readonly string[] | undefined
): readonly P[] {
  if (!held) return players;
  const place = new Map(held.map((id, index) => [id, index]));
  const placeOf = ({ id }: P) => place.get(id) ?? held.length;
  return [...players].sort((a, b) => placeOf(a) - placeOf(b));
}
