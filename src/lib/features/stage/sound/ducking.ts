/** From when until when the bed steps back, s on the audio clock, and to which part of its level. */
export interface Duck {
  readonly from: number;
  readonly until: number;
  readonly level: number;
}

/** The level that is wanted from a time on. */
export interface DuckStep {
  readonly at: number;
  readonly level: number;
}

/**
 * What the bed's level has to do from now on. Where ducks overlap the deepest counts, so that the end of a short one does
 * not lift the bed under a long one.
 */
export function duckSteps(ducks: readonly Duck[], now: number): DuckStep[] {
  const levelAt = (time: number) =>
    ducks.reduce((least, { from, until, level }) => {
      return from <= time && time < until ? Math.min(least, level) : least;
    }, 1);
  const times = ducks.flatMap(({ from, until }) => [from, until]);
  const ahead = [...new Set(times)].filter((time) => time > now && Number.isFinite(time));
  return [now, ...ahead.sort((a, b) => a - b)].map((at) => ({ at, level: levelAt(at) }));
}
