/** From the process that is PartyQuiz to the one that keeps it running. */
export interface AppMessage {
  /** `ready`: pages and sockets are served. `waiting`: another worker on this database has not left yet. */
  readonly type: 'ready' | 'waiting';
}

/** Somebody else took the port between the supervisor's look at it and our turn. */
export const PORT_BUSY_EXIT_CODE = 98;
