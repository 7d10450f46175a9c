export interface OpenPhase {
  readonly name: 'open';
  readonly item: number;
  readonly opensAt: number;
  /** The end of everybody's time. */
  readonly closesAt: number;
  /** After this nobody has time left; absent: who has more than everybody has it [GAME-46]. */
  readonly lastAt?: number;
  /** The deadline as it was before everybody was in, as long as they are [GAME-22]. */
  readonly cutFrom?: number;
  /** The host moved the deadline after everybody was in: that holds. */
  readonly isHeld?: true;
}

/** Phases of a quick round. `item` is an index into the frozen quiz's items; times are ms on the room's clock. */
export type QuickPhase =
  | { readonly name: 'roundIntro'; readonly round: number; readonly item: number }
  /** Something that asks nothing: the host leaves it. `until`: when it is meant to end. */
  | { readonly name: 'interlude'; readonly item: number; readonly until?: number }
  /** The host reads the question out; nothing opens before he says so [GAME-24]. */
  | { readonly name: 'reading'; readonly item: number }
  | { readonly name: 'itemIntro'; readonly item: number; readonly opensAt: number; readonly closesAt: number }
  | OpenPhase
  | { readonly name: 'locked'; readonly item: number }
  | { readonly name: 'reveal'; readonly item: number }
  | { readonly name: 'scoreboard'; readonly item: number };

export const quickPhases: readonly QuickPhase['name'][] = [
  'roundIntro',
  'interlude',
  'reading',
  'itemIntro',
  'open',
  'locked',
  'reveal',
  'scoreboard'
];

/** Nobody waits for anything in these: the host may go to any item from there [GAME-35]. */
export const LEAVABLE: readonly string[] = [
  'roundIntro',
  'interlude',
  'reveal',
  'scoreboard'
] satisfies readonly QuickPhase['name'][];

/** The phase with its opening and its deadline moved, where it has them. */
export function shifted<P extends QuickPhase>(phase: P, byMs: number): P {
  if ('until' in phase && phase.until !== undefined) return { ...phase, until: phase.until + byMs };
  if (!('opensAt' in phase)) return phase;
  const moved = { ...phase, opensAt: phase.opensAt + byMs, closesAt: phase.closesAt + byMs };
  if (phase.name !== 'open') return moved;
  const { cutFrom, lastAt } = phase;
  return {
    ...moved,
    ...(cutFrom !== undefined && { cutFrom: cutFrom + byMs }),
    ...(lastAt !== undefined && { lastAt: lastAt + byMs })
  };
}
