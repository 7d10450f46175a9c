import { standings } from '#core/game/standings.ts';
import { answersTo, currentItem, type GameState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import { rosterFlags, type RosterRow } from '#core/protocol/server-frames.ts';

/** The host's list of players; only rows that changed travel. */
export class Roster {
  #sent = new Map<PlayerId, string>();

  /** All rows, for a host that just came. */
  all(state: GameState, isConnected: (id: PlayerId) => boolean): RosterRow[] {
    const ranks = new Map(standings(state).map(({ player, rank }) => [player.id, rank]));
    const item = currentItem(state);
    const answers = item ? answersTo(state, item.id) : undefined;
    return [...state.players.values()].map(({ id, name, avatar, score, kicked }) => {
      const flags =
        (isConnected(id) ? rosterFlags.connected : 0) |
        (answers?.has(id) ? rosterFlags.answered : 0) |
        (kicked ? rosterFlags.kicked : 0);
      return [id, name, avatar, score, ranks.get(id) ?? 0, flags];
    });
  }

  /** Rows that differ from what was last returned here. */
  changes(state: GameState, isConnected: (id: PlayerId) => boolean): RosterRow[] {
    return this.all(state, isConnected).filter((row) => {
      const text = JSON.stringify(row);
      if (this.#sent.get(row[0]) === text) return false;
      this.#sent.set(row[0], text);
      return true;
    });
  }
}
