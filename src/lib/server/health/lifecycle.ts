let draining = false;

/** Whether this process is about to leave: it serves, and wants no new traffic. */
export const isDraining = (): boolean => draining;

/** Follows what the server around the app says of itself, by events of the process. */
export function followLifecycle(onListening: () => void): void {
  const events = process as NodeJS.EventEmitter;
  events.once('partyquiz:listening', onListening);
  events.once('partyquiz:drain', () => {
    draining = true;
  });
}
