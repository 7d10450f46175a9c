import { isDiskFull } from '#ops/reasons/disk-full.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';

/** Everything a new owner needs to go on with a session. */
export interface TakenRoom {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  /** The owner's number: higher than that of every owner before. */
  readonly epoch: number;
  readonly quiz: FrozenQuiz;
  /** How long ago the owner before was last heard, in ms; 0 when there was none. */
  readonly awayMs: number;
  /** In order of `seq`. A changed answer appears once, at its last change. */
  readonly events: readonly SequencedEvent[];
}

export interface Batch {
  readonly sessionId: LiveSessionId;
  readonly epoch: number;
  /** In order, numbered without gaps after the last committed event. */
  readonly events: readonly SequencedEvent[];
}

/**
 * Where rooms keep their truth. Every method rejects with `StoreUnavailable` when the database cannot be reached;
 * any other error is a bug.
 */
export interface RoomStore {
  /** The running session with this code. A code expires a day after it was made and half a day after it was last used. */
  findByCode(code: string): Promise<LiveSessionId | undefined>;
  /** All codes that `findByCode` finds, with their sessions: one answer for everybody who asks within a moment. */
  openCodes(): Promise<ReadonlyMap<string, LiveSessionId>>;
  /** Those of these sign-ins and rights of deputies, named by their hashes, that are over: signed out, taken away, or run out. */
  endedSignIns(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Makes the caller the owner: raises the epoch and loads the session. `undefined` when there is none. */
  take(sessionId: LiveSessionId): Promise<TakenRoom | undefined>;
  /**
   * Stores a batch durably and as a whole, or not at all. `fenced` means that somebody else took the room: nothing
   * was changed. Committing the same batch again is harmless. A batch without events only tells that the owner is there.
   */
  commit(batch: Batch): Promise<'committed' | 'fenced'>;
  /** The database's clock, in ms since the epoch. */
  now(): Promise<number>;
}

/** The database cannot be reached at the moment; the same call may succeed later. */
/** A session was begun by a newer release, by rules that this worker does not know: another worker has to take it. */
export class RoomIsNewer extends Error {
  override readonly name = 'RoomIsNewer';
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  /** It is there, and has no room left for what shall be stored. */
  get isDiskFull(): boolean {
    return isDiskFull(this.cause);
  }
}
