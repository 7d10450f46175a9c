/** Whole seconds until a moment, rounded up, never below zero; `undefined` where there is none. Both in ms on one clock. */
export const secondsUntil = (moment: number | undefined, now: number): number | undefined =>
  moment === undefined ? undefined : Math.max(0, Math.ceil((moment - now) / 1_000));
