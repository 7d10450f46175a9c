import type { ContestantId } from '../../ids.ts';
import { cleanPlayerName, nameKey, uniquePlayerName } from '../contestants/player-name.ts';
import type { TeamsState } from './team.ts';

/**
 * A name as a team can have it: cleaned as that of a player [GAME-2], and unlike that of any other team.
 *
 * @param own the team that is called otherwise, whose name is not in its way
 * @param more names that are given in the same go
 */
export function teamName(
  { teamNames }: TeamsState,
  typed: string,
  own?: ContestantId,
  more: readonly string[] = []
): string | undefined {
  const name = cleanPlayerName(typed);
  if (name === undefined) return undefined;
  const taken = new Set(more.map(nameKey));
  for (const [key, id] of teamNames) if (id !== own) taken.add(key);
  return uniquePlayerName(name, taken);
}
