import { PODIUM_ROLL_MS as ROLL_MS } from '#core/game/show/cues.ts';
import type { PodiumStep } from '#core/game/show/phases.ts';
import { effect, say, type Cue } from '../cue.ts';
import type { Beat, Family, Moment, StageView } from '../moment.ts';

/** From one to the next of those behind, in ms. */
export const SWEEP_MS = 160;
const BEHIND = 7;

const places = { 1: 'third', 2: 'second', 3: 'first' } as const;

/** Who stood there before needs no podium step: everything is out. */
export const podiumStepOf = (view: StageView): PodiumStep => view.podiumStep ?? 3;

/** Whether anybody stands on a place. */
const isTaken = (view: StageView, rank: number): boolean =>
  (view.podium ?? []).some((row) => row.rank === rank && row.score > 0);

export const podium: Family = ({ view, since }): Moment => {
  const step = podiumStepOf(view);
  return {
    name: 'podium',
    key: `podium:${String(step)}`,
    startsAt: since,
    ...(step === 3 && { bed: { name: 'podium', from: since + ROLL_MS[3] } }),
    beats: step === 0 ? sweep(since + ROLL_MS[0]) : [...earlier(step), ...roll(view, step, since)]
  };
};

const sweep = (outAt: number): Beat[] => [
  { name: 'behind', at: outAt, cues: [effect('podiumSweep'), say('behind')] },
  ...Array.from({ length: BEHIND }, (_, index) => ({
    name: `behind:${String(index + 1)}`,
    at: outAt + index * SWEEP_MS,
    stillAt: outAt
  }))
];

/** What the steps before told stays told. */
const earlier = (step: PodiumStep): Beat[] =>
  ([1, 2] as const).filter((one) => one < step).map((one) => ({ name: places[one], at: -Infinity }));

function roll(view: StageView, step: 1 | 2 | 3, since: number): Beat[] {
  // A place that nobody stands on, behind a tie, needs no roll.
  if (!isTaken(view, 4 - step)) return [{ name: places[step], at: since }];
  const out: Cue[] = [effect(step === 3 ? 'winner' : 'place', 4 - step), say(places[step])];
  return [
    { name: 'roll', at: since, cues: [effect('podiumRoll', 4 - step)] },
    { name: places[step], at: since + ROLL_MS[step], cues: out }
  ];
}

/** Everything stands as it is at the end. */
export const over: Family = ({ view }) => ({
  name: 'over',
  key: 'over',
  startsAt: -Infinity,
  beats: [...earlier(3), { name: 'first', at: -Infinity }],
  ...(view.podium && view.podium.length > 0 && { bed: { name: 'podium' as const } })
});
