import type { Phase } from './state.ts';

/** From the announcement to the opening, in ms: time to read “question 4” and for every clock to agree. */
export const LEAD_MS = 3_000;
/** The same after a skip, in ms: so long it can be taken back, and the next question betrays nothing [GAME-20]. */
export const SKIP_LEAD_MS = 5_000;
/** After the deadline, answers that were tapped in time are still taken for this long, in ms [CLOCK-3]. */
export const GRACE_MS = 500;
/** An early lock is announced so long ahead, in ms: phones send what was entered and not sent [GAME-19]. */
export const LOCK_NOTICE_MS = 1_000;
/** Once everybody has answered, the clock runs for so long, in ms [GAME-22]. */
export const ALL_IN_MS = 2_000;
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

/** When the phase moves on by itself, in ms on the room's clock; `undefined` when it waits for the host. */
export function deadlineOf(phase: Phase): number | undefined {
  if (phase.name === 'itemIntro') return phase.opensAt;
  if (phase.name === 'open') return phase.closesAt + GRACE_MS;
  return undefined;
}
