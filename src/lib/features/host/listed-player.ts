import { isSameTime } from '#core/game/contestants/places.ts';
import type { TimeFactor } from '#core/game/extra-time/own-end.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ListedPlayer } from '#lib/live/roster.ts';

/** How many of these came together with one of them, as the room would remove them [GAME-17]; 1 for who came alone. */
export function countTogether(players: readonly ListedPlayer[], one: ListedPlayer): number {
  if (one.joined === undefined) return 1;
  return players.filter(({ from, joined }) => from === one.from && isSameTime(joined, one.joined)).length;
}

/** What a player's time to answer is called. */
export const timeText = (factor: TimeFactor): string =>
  factor === 1 ? m.host_time_usual() : m.host_time_more({ percent: formatNumber(100 * (factor - 1)) });

/** The players that a search finds: who gave up the place last, and of a question first who has not answered. */
export function listed(
  players: readonly ListedPlayer[],
  search: string,
  asked: boolean
): readonly ListedPlayer[] {
  const sought = search.trim().toLowerCase();
  return players
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .sort(
      (a, b) =>
        Number(a.vacated) - Number(b.vacated) ||
        (asked ? Number(a.answered) - Number(b.answered) : 0) ||
        a.rank - b.rank
    );
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
