import type { PodiumStep } from './phases.ts';

/** From the reveal to the moment at which display and phones tell what is right, in ms: the bars climb meanwhile. */
export const REVEAL_GLOW_MS = 1_400;

/** How long the drum rolls before the places of a podium step are out, in ms. */
export const PODIUM_ROLL_MS: Readonly<Record<PodiumStep, number>> = { 0: 600, 1: 1_600, 2: 2_400, 3: 3_600 };

/** What is out is looked at for so long before the show goes on by itself, in ms [GAME-23]. */
export const PODIUM_HOLD_MS = 4_000;
