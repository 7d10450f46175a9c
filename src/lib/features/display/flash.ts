/** A flash begins on each full second and lasts so long, in ms: one a second, which no eye takes for flicker. */
const FLASH_MS = 120;
const BEAT_MS = 1_000;
/** A panel that is closed in the middle orders no end: after so long the screen ends it by itself, in ms. */
export const FLASHES_FOR_MS = 60_000;

/** @param now ms on the room's clock */
export const isFlash = (now: number): boolean => now % BEAT_MS < FLASH_MS;
