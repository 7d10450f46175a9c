import type { Mutation } from './mutant-worker.ts';
import type { Scene } from './scene.ts';
import type { Needs } from './stack.ts';

export interface Settings {
  readonly mutation?: Mutation | undefined;
  /** How long PostgreSQL stays away, in ms. */
  readonly awayMs: number;
  /** How long a phone sleeps, in ms. */
  readonly asleepMs: number;
  /** Players of a round; a dozen or more by chance when absent. */
  readonly players?: number | undefined;
  /** Every round is played on a sheet; by chance when absent. */
  readonly sheets?: true | undefined;
}

export interface FaultKind {
  readonly name: string;
  readonly needs: Needs;
  /** Which worker owns the room: any, or mostly the first one, which is the one that `needs` speaks of. */
  readonly home: 'any' | 'first';
  readonly badPhones: boolean;
  /** Some players stay at the owner whatever happens, and answer it while it is away: always, or by chance. */
  stubborn(settings: Settings): 'never' | 'perhaps' | 'always';
  /** Needs several workers and Redis. */
  readonly several: boolean;
  /** About how long the fault lasts: a party waits that much longer for everything. */
  lastsMs(settings: Settings): number;
  /** Does the damage and undoes it, as operators and networks do; resolves when it is over. */
  strike(scene: Scene): Promise<void>;
  /** What this kind promises beyond scores: sentences about what was broken. */
  verify(scene: Scene): string[];
}

type Part = Partial<FaultKind> & Pick<FaultKind, 'name' | 'strike'>;

export const faultKind = (part: Part): FaultKind => ({
  needs: {},
  home: 'any',
  badPhones: false,
  stubborn: () => 'never',
  several: false,
  lastsMs: () => 0,
  verify: () => [],
  ...part
});
