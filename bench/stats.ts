import { quantile } from '#tests/support/quantile.ts';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and greatest of several rounds, in three places behind the point. */
export function spreadOf(rounds: readonly number[]): Spread {
  const tidy = (value: number) => Math.round(value * 1_000) / 1_000;
  return {
    median: tidy(quantile(rounds, 0.5)),
    min: tidy(Math.min(...rounds)),
    max: tidy(Math.max(...rounds))
  };
}

/** Figures of one round by name; all rounds of a scenario have the same names. */
export type Figures = Readonly<Record<string, number>>;

export interface Summary {
  readonly medians: Figures;
  readonly spread: Readonly<Record<string, Spread>>;
}

export function summarise(rounds: readonly Figures[]): Summary {
  const names = Object.keys(rounds[0] ?? {});
  const spread = Object.fromEntries(
    names.map((name) => [name, spreadOf(rounds.map((round) => round[name] ?? NaN))])
  );
  return {
    medians: Object.fromEntries(names.map((name) => [name, spread[name]?.median ?? NaN])),
    spread
  };
}

/** One round in one line. */
export const briefly = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${String(Math.round(value * 100) / 100)}`)
    .join(', ');

/** Never resolves when it is aborted: whoever aborts no longer waits. */
export const after = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
