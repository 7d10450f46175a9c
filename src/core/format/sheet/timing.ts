/** How far ahead a host may announce the closing, in ms. */
export const CLOSINGS_MS = [60_000, 30_000, 10_000] as const;
/** A closing that the host wants now comes so long after, in ms: phones send what was typed and not sent. */
export const CLOSE_NOW_MS = 1_000;
/** So long after the closing a phone that was away may still deliver, in ms, unless the host says otherwise [CLOCK-6]. */
export const LATE_MS = 60_000;
export const MAX_LATE_MS = 300_000;
/** And so long after it came in again, in ms: what was written needs no longer. */
export const LATE_RUN_MS = 10_000;
/** Most time that one press gives to one contestant, in ms. */
export const MAX_EXTRA_MS = 300_000;
