/** From the supervisor: where the worker listens, null while it is down. */
export interface ToWebServer {
  readonly type: 'worker';
  readonly port: number | null;
}

export interface ToSupervisor {
  readonly type: 'listening';
}

/** Somebody else took the port between the supervisor's look at it and our turn. */
export const PORT_BUSY_EXIT_CODE = 98;
