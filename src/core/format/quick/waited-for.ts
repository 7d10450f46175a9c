/** Who was gone for so long before the opening is not waited for, in ms: a reconnection takes less. */
const GONE_MS = 10_000;

/** Whether an open item waits for somebody who has been gone since then, in ms on the room's clock; `undefined`: is here. */
export const isWaitedFor = (goneSince: number | undefined, opensAt: number): boolean =>
  goneSince === undefined || goneSince > opensAt - GONE_MS;
