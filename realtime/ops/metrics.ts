import type { CloseReason } from '#core/protocol/server-frames.ts';

/** What the worker counts while it works. Called for every answer: nothing here may allocate, wait or throw. */
export interface Metrics {
  /** So many players were admitted for the first time, durably. */
  joined(players: number): void;
  /** The acknowledgement of an answer was written, so long after the answer came to the room. */
  acked(ms: number): void;
  /** An answer was refused by the rules. */
  answerRefused(): void;
  /** A batch of events was stored. */
  committed(events: number, ms: number): void;
  /** A room was opened here; above epoch 1 another owner had it before. */
  roomOpened(epoch: number): void;
  /** A room was lost to another owner. */
  roomFenced(): void;
  /** A message to another worker was sent, or one came. */
  relayed(direction: 'in' | 'out'): void;
  /** A link to the owner of a room was given up because something got lost on it. */
  relayReset(): void;
  /** A client does not read what it is sent: it gets nothing until it has caught up. */
  fellBehind(): void;
  /** It never caught up. */
  closedSlow(): void;
  /** A connection was ended with this code. */
  ended(code: CloseReason): void;
}

const nothing = () => undefined;

/** Where nobody may read them, nothing is counted. */
export const noMetrics: Metrics = {
  joined: nothing,
  acked: nothing,
  answerRefused: nothing,
  committed: nothing,
  roomOpened: nothing,
  roomFenced: nothing,
  relayed: nothing,
  relayReset: nothing,
  fellBehind: nothing,
  closedSlow: nothing,
  ended: nothing
};
