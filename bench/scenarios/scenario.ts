import type { Lab } from '../lab.ts';
import type { Figures } from '../stats.ts';

export const scenarioNames = [
  'join',
  'memory',
  'broadcast',
  'answers',
  'burst',
  'resumeStorm',
  'question',
  'relay',
  'sheet'
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Outcome {
  readonly rounds: readonly Figures[];
  /** Figures of the whole run. */
  readonly totals?: Figures;
}
/** Measured on request only, without anything on a core of its own. */
export type ModeName = 'onePort';
export type Outcomes = Partial<Record<ScenarioName | ModeName, Outcome>>;

/** Scenarios that share rooms and are measured in one go. */
export interface ScenarioGroup {
  readonly names: readonly ScenarioName[];
  run(lab: Lab, wanted: ReadonlySet<ScenarioName>): Promise<Outcomes>;
}
