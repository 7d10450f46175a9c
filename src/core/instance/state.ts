/** Workers say how they are every five seconds; who was not heard for so long is gone. */
export const HEARD_SECONDS = 15;

/** A running worker, as those see it who look after the installation. */
export interface WorkerState {
  readonly id: string;
  readonly version: string;
  readonly state: 'standby' | 'ok' | 'draining';
  readonly startedAt: Date;
  readonly sockets: number;
  readonly rooms: number;
  /** Share of one processor, 1 = all of it. */
  readonly cpu: number;
  /** 99th percentile of the event loop's delay, in ms. */
  readonly loopDelayMs: number;
  readonly memoryBytes: number;
  /** Null where no Redis is configured. */
  readonly redis: 'ok' | 'away' | null;
  /** Whether it shares the web app's secret; otherwise no host can get in. */
  readonly hasOurSecret: boolean;
}

/** A room that a worker has open. */
export interface RoomState {
  readonly id: string;
  readonly workspace: string;
  readonly startedAt: Date;
  /** Everybody who has joined. */
  readonly players: number;
  /** Clients of every kind that are connected now. */
  readonly clients: number;
  /** The worker that has it. */
  readonly worker: string;
}
