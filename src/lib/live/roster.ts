import { rosterFlags, type RosterRow } from '#core/protocol/server-frames.ts';

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
}

/** The players by id, with these rows on top; who was removed is not among them. */
export function withRows(
  players: ReadonlyMap<string, ListedPlayer>,
  rows: readonly RosterRow[]
): ReadonlyMap<string, ListedPlayer> {
  const next = new Map(players);
  for (const [id, name, avatar, score, rank, flags, from, joined] of rows) {
    const has = (flag: keyof typeof rosterFlags) => (flags & rosterFlags[flag]) !== 0;
    const [connected, answered, vacated] = [has('connected'), has('answered'), has('vacated')];
    if (has('kicked')) next.delete(id);
    else next.set(id, { id, name, avatar, score, rank, connected, answered, vacated, from, joined });
  }
  return next;
}
