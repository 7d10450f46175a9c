/** After the deadline, answers that were tapped in time are still taken for this long, in ms [CLOCK-3]. */
export const GRACE_MS = 500;
/** Most that a client's own tap time may lie before its arrival, in ms [CLOCK-2]. */
export const MAX_CREDIT_MS = 400;

/**
 * The moment of a tap [CLOCK-2]: what the client says, clamped to `[received − min(rtt, 400 ms), received]`. A slow
 * phone loses nothing; a liar gains at most what the network could explain.
 */
export function clampTap(tapAt: number, received: number, rttMs: number): number {
  const earliest = received - Math.min(Math.max(rttMs, 0), MAX_CREDIT_MS);
  return Math.min(Math.max(tapAt, earliest), received);
}
