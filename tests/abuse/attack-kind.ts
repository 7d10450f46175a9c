import type { Shape } from '../support/abuse/front-process.ts';
import type { Scene } from './scene.ts';

/** Where and how hard an attack strikes. It survives JSON: attackers are a process of their own. */
export interface Force {
  readonly webUrl: string;
  readonly socketUrl: string;
  /** Accounts, sockets, addresses or bots, as the kind has them. */
  readonly attackers: number;
  /** Nothing is begun after so many ms. */
  readonly ms: number;
  readonly seed: string;
}

/** Figures by name. */
export type Facts = Readonly<Record<string, number>>;

export interface Finding {
  readonly facts?: Facts;
  /** Sentences about what was not as promised. */
  readonly failures: readonly string[];
}

/** @typeParam Target what the attackers need to know; survives JSON */
export interface AttackKind<Target = unknown> {
  readonly name: string;
  readonly shape: Shape;
  readonly attackers: { readonly full: number; readonly short: number };
  readonly seconds: { readonly full: number; readonly short: number };
  /** How much web app and worker together may grow while it lasts, in MB. */
  readonly mostGrowthMb: number;
  /** Further environment of the worker. */
  readonly workerEnv: Readonly<Record<string, string>>;
  prepare(scene: Scene): Promise<Target>;
  /** Runs in the attackers' process, stops by itself, and leaves no connection behind. */
  strike(target: Target, force: Force): Promise<Facts>;
  /** What this kind promises beyond the waits of others: a guest who still gets in, a limit that was met. */
  verify(scene: Scene, target: Target, facts: Facts): Promise<Finding>;
}

type Part<Target> = Partial<AttackKind<Target>> &
  Pick<AttackKind<Target>, 'name' | 'attackers' | 'prepare' | 'strike' | 'verify'>;

export const attackKind = <Target>(part: Part<Target>): AttackKind<Target> => ({
  shape: 'split',
  seconds: { full: 15, short: 4 },
  mostGrowthMb: 250,
  workerEnv: {},
  ...part
});

/** A sentence when the condition does not hold. */
export const unless = (condition: boolean, failure: string): string[] => (condition ? [] : [failure]);
