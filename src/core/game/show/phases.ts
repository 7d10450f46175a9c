/**
 * What of the podium is out: 0 the places behind the three, 1 the third, 2 the second, 3 the first [GAME-23]. The numbers
 * are those of the steps, from the back.
 */
export type PodiumStep = 0 | 1 | 2 | 3;

/**
 * The step that follows another than the last, past those on which nobody stands.
 *
 * @param counts how many share each place, from the first
 */
export const nextPodiumStep = (
  step: Exclude<PodiumStep, 3>,
  counts: readonly number[]
): Exclude<PodiumStep, 0> =>
  ([1, 2] as const).find((next) => next > step && (counts[3 - next] ?? 0) > 0) ?? 3;

/** The run of show: lobby → rounds → podium → ended. What is in a round is its format's. */
export type ShowPhase =
  | { readonly name: 'lobby' }
  /** A number is asked of those who share a place; `n`: which such question of the evening, from 1. */
  | { readonly name: 'tieBreak'; readonly n: number; readonly isTold: boolean }
  | { readonly name: 'podium'; readonly step: PodiumStep }
  | { readonly name: 'ended' };

/** Names the step of a phase outside the rounds; of those of a format, its name. */
export function showStep(phase: {
  readonly name: string;
  readonly step?: PodiumStep;
  readonly n?: number;
  readonly isTold?: boolean;
}): string {
  const { name, step = phase.n, isTold } = phase;
  return [name, ...(step === undefined ? [] : [String(step)]), ...(isTold ? ['told'] : [])].join(':');
}
