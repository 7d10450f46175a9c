import { timeFactors, type TimeFactor } from '#core/game/extra-time/own-end.ts';
import { ROSTER_TIME_SHIFT, rosterFlags, type RosterRow } from '#core/protocol/server-frames.ts';

/** A row of the host's list of players, by name. */
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
  /** Removed by the host. */
  readonly removed: boolean;
  /** Of who was removed with others: the player who was named then. */
  readonly removedWith: string | undefined;
  /** So much of the time of a question the player has; 1 as everybody. */
  readonly timeFactor: TimeFactor;
}

/** The players by id, with these rows on top; who was removed stands behind the others, the latest last. */
export function withRows(
  players: ReadonlyMap<string, ListedPlayer>,
  rows: readonly RosterRow[]
): ReadonlyMap<string, ListedPlayer> {
  const next = new Map(players);
  for (const [id, name, avatar, score, rank, flags, from, joined, removedWith] of rows) {
    const has = (flag: keyof typeof rosterFlags) => (flags & rosterFlags[flag]) !== 0;
    const [connected, answered, vacated] = [has('connected'), has('answered'), has('vacated')];
    const removed = has('kicked');
    if (removed && !next.get(id)?.removed) next.delete(id);
    const timeFactor = timeFactors[(flags >> ROSTER_TIME_SHIFT) & 3] ?? 1;
    const standing = { score, rank, connected, answered, vacated };
    next.set(id, { id, name, avatar, ...standing, from, joined, removed, removedWith, timeFactor });
  }
  return next;
}
