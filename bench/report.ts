import type { ModeName, Outcome, Outcomes, ScenarioName } from './scenarios/scenario.ts';
import { summarise, type Figures, type Spread } from './stats.ts';

export type Section = Figures | { readonly spread: Readonly<Record<string, Spread>> };
export type Result = Partial<Record<ScenarioName | ModeName, Section>>;

/** Medians under their names, and beside them how far the rounds lie apart; a total goes before a median. */
function sectionOf({ rounds, totals = {} }: Outcome): Section {
  const { medians, spread } = summarise(rounds);
  return { ...medians, ...totals, spread };
}

export function resultOf(outcomes: Outcomes): Result {
  const entries = Object.entries(outcomes).map(([name, outcome]) => [name, sectionOf(outcome)] as const);
  return Object.fromEntries(entries);
}

/** For people. */
export function linesOf(outcomes: Outcomes): readonly string[] {
  return Object.entries(outcomes).flatMap(([name, { rounds, totals = {} }]) => {
    const { spread } = summarise(rounds);
    const row = (key: string, value: number, range: string) =>
      `  ${key.padEnd(26)} ${String(value).padStart(12)} ${range}`;
    return [
      name,
      ...Object.entries(totals).map(([key, value]) => row(key, value, '')),
      ...Object.entries(spread).map(([key, { median, min, max }]) =>
        row(key, median, `(${String(min)} – ${String(max)})`)
      )
    ];
  });
}

const MUST_BE_ZERO = ['lost', 'duplicates', 'gaps', 'dropped'];

/** Promises that were broken, in any round: not a matter of speed. */
export function brokenPromises(outcomes: Outcomes): readonly string[] {
  return Object.entries(outcomes).flatMap(([name, { rounds, totals = {} }]) =>
    [...rounds, totals].flatMap((figures) =>
      MUST_BE_ZERO.filter((key) => (figures[key] ?? 0) !== 0).map(
        (key) => `${name}: ${key} ${String(figures[key])}`
      )
    )
  );
}
